import { onInline } from './_documents.ts';
import { changesPermissionsByWildcard } from './_rules.ts';

export default onInline('aws-iam-user-inline-permissions-wildcard', 'user', changesPermissionsByWildcard);
