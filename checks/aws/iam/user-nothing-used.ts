import { usesSomething, onUse } from './_least.ts';

export default onUse('aws-iam-user-nothing-used', 'user', usesSomething);
