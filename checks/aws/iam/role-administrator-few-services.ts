import { fullPowerIsUsed, onUse } from './_least.ts';

export default onUse('aws-iam-role-administrator-few-services', 'role', fullPowerIsUsed);
