import { changesPermissions, onUse } from './_least.ts';

export default onUse('aws-iam-user-unused-permissions-management', 'user', changesPermissions);
