import { usesItsServices, onUse } from './_least.ts';

export default onUse('aws-iam-role-unused-services', 'role', usesItsServices);
