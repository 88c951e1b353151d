import { onInline } from './_documents.ts';
import { assumesAnyRole } from './_rules.ts';

export default onInline('aws-iam-group-inline-assume-role', 'group', assumesAnyRole);
