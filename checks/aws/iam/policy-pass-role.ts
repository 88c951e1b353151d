import { onPolicies } from './_documents.ts';
import { passesAnyRole } from './_rules.ts';

export default onPolicies('aws-iam-policy-pass-role', passesAnyRole);
