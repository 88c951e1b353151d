import { onPolicies } from './_documents.ts';
import { destroysByWildcard } from './_rules.ts';

export default onPolicies('aws-iam-policy-destruction-wildcard', destroysByWildcard);
