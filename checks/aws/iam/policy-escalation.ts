import { onPolicies } from './_documents.ts';
import { escalates } from './_rules.ts';

export default onPolicies('aws-iam-policy-escalation', escalates);
