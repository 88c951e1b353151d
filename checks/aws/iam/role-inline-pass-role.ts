import { onInline } from './_documents.ts';
import { passesAnyRole } from './_rules.ts';

export default onInline('aws-iam-role-inline-pass-role', 'role', passesAnyRole);
