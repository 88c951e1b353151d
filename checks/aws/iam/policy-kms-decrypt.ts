import { onPolicies } from './_documents.ts';
import { decryptsAnything } from './_rules.ts';

export default onPolicies('aws-iam-policy-kms-decrypt', decryptsAnything);
