import { onInline } from './_documents.ts';
import { destroysByWildcard } from './_rules.ts';

export default onInline('aws-iam-role-inline-destruction-wildcard', 'role', destroysByWildcard);
