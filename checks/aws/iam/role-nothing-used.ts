import { usesSomething, onUse } from './_least.ts';

export default onUse('aws-iam-role-nothing-used', 'role', usesSomething);
