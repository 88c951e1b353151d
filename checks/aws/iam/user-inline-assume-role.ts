import { onInline } from './_documents.ts';
import { assumesAnyRole } from './_rules.ts';

export default onInline('aws-iam-user-inline-assume-role', 'user', assumesAnyRole);
