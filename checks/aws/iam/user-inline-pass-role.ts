import { onInline } from './_documents.ts';
import { passesAnyRole } from './_rules.ts';

export default onInline('aws-iam-user-inline-pass-role', 'user', passesAnyRole);
