import { onInline } from './_documents.ts';
import { destroysByWildcard } from './_rules.ts';

export default onInline('aws-iam-group-inline-destruction-wildcard', 'group', destroysByWildcard);
