import { onInline } from './_documents.ts';
import { escalates } from './_rules.ts';

export default onInline('aws-iam-user-inline-escalation', 'user', escalates);
