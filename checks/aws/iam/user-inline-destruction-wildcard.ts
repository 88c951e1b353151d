import { onInline } from './_documents.ts';
import { destroysByWildcard } from './_rules.ts';

export default onInline('aws-iam-user-inline-destruction-wildcard', 'user', destroysByWildcard);
