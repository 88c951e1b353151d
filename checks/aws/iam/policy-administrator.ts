import { fullPolicy } from './_full.ts';

export default fullPolicy('aws-iam-policy-administrator', true, {
  title: 'Managed policies that are in use do not allow everything',
  severity: 'high',
  why: 'Whoever holds such a policy owns the account, however harmless its name sounds.',
});
