import { guardedServices } from './_guarded-services.ts';
import { account, trusts } from './_roles.ts';
import { trustedWithoutPower } from './_trusted-power.ts';

const scheduler = { Service: 'scheduler.amazonaws.com' };

export default trustedWithoutPower({
  id: 'aws-iam-role-confused-deputy-administrator',
  title: 'IAM roles that services may use for other customers do not lead to full power',
  severity: 'medium',
  why: 'A service that works for many customers and is talked into using this role makes its caller administrator.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  whoGetsIn(parties) {
    const deputy = parties.find(
      ({ kind, id, grant }) =>
        kind === 'service' && guardedServices.has(id) && grant.narrowedBy.every((key) => !key.startsWith('aws:source')),
    );
    return deputy && `${deputy.id}, on behalf of whichever account,`;
  },
  advice: 'Add the condition StringEquals {"aws:SourceAccount": "ACCOUNT"} to the statement of the service.',
  open: [trusts(scheduler)],
  closed: [
    trusts(scheduler, { StringEquals: { 'aws:SourceAccount': account } }),
    trusts({ Service: 'ec2.amazonaws.com' }),
  ],
});
