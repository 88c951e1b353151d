import { onPolicies } from './_documents.ts';
import { changesPermissionsByWildcard } from './_rules.ts';

export default onPolicies('aws-iam-policy-permissions-wildcard', changesPermissionsByWildcard);
