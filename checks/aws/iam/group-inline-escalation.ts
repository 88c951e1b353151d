import { onInline } from './_documents.ts';
import { escalates } from './_rules.ts';

export default onInline('aws-iam-group-inline-escalation', 'group', escalates);
