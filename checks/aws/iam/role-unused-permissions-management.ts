import { changesPermissions, onUse } from './_least.ts';

export default onUse('aws-iam-role-unused-permissions-management', 'role', changesPermissions);
