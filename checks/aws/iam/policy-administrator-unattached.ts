import { fullPolicy } from './_full.ts';

export default fullPolicy('aws-iam-policy-administrator-unattached', false, {
  title: 'No managed policy that allows everything lies ready',
  severity: 'low',
  why: 'Attaching it takes one call, which looks more harmless in the logs than attaching AdministratorAccess.',
});
