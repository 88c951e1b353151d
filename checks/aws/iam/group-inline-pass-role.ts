import { onInline } from './_documents.ts';
import { passesAnyRole } from './_rules.ts';

export default onInline('aws-iam-group-inline-pass-role', 'group', passesAnyRole);
