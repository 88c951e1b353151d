import type { Check } from 'cloudstance/check';
import { holdsNot, type IdentityKind } from './_documents.ts';

export const cloudShell = (id: string, kind: IdentityKind): Check =>
  holdsNot(
    id,
    kind,
    'AWSCloudShellFullAccess',
    'With full access to CloudShell files can be moved in and out of AWS past the controls on other ways.',
    ['https://docs.aws.amazon.com/cloudshell/latest/userguide/sec-auth-with-identities.html'],
  );
