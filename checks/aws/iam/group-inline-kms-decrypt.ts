import { onInline } from './_documents.ts';
import { decryptsAnything } from './_rules.ts';

export default onInline('aws-iam-group-inline-kms-decrypt', 'group', decryptsAnything);
