import { onInline } from './_documents.ts';
import { changesPermissionsByWildcard } from './_rules.ts';

export default onInline('aws-iam-group-inline-permissions-wildcard', 'group', changesPermissionsByWildcard);
