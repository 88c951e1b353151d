import { usesItsServices, onUse } from './_least.ts';

export default onUse('aws-iam-user-unused-services', 'user', usesItsServices);
