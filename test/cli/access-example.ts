import { openAccess } from 'cloudstance/access';

const access = await openAccess('examples/leaky');

const { answer } = await access.can({ principal: 'contained', action: 'iam:CreateUser', resource: 'user/bob' });
console.log(answer.decision, '·', answer.reason);

const { found, unseen } = await access.escalations();
for (const { principal, path, ways } of found)
  if (ways.length > 0) console.log(principal.id, '·', path.steps.map(({ name }) => name).join(' → '));
for (const { what, gap } of unseen) console.error('not seen:', what, gap.permissions);
