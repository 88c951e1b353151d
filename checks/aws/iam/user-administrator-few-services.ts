import { fullPowerIsUsed, onUse } from './_least.ts';

export default onUse('aws-iam-user-administrator-few-services', 'user', fullPowerIsUsed);
