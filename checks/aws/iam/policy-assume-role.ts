import { onPolicies } from './_documents.ts';
import { assumesAnyRole } from './_rules.ts';

export default onPolicies('aws-iam-policy-assume-role', assumesAnyRole);
