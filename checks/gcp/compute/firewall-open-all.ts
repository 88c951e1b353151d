import { defineCheck, fail, pass } from 'cloudstance/check';
import { exposedPorts, exposesEverything } from 'cloudstance/domain/gcp/firewall';
import { listOf } from 'cloudstance/domain/text';
import { Firewall } from 'cloudstance/resources/gcp/compute';
import { letIn, narrow, references, withoutEffect } from './_firewall.ts';

const anyone = '0.0.0.0/0';

export default defineCheck({
  id: 'gcp-compute-firewall-open-all',
  title: 'Firewall rules do not open every port to the internet',
  severity: 'high',
  why: 'Whatever listens on a machine, today or after the next update, is then open to everybody.',
  references,
  on: Firewall.pick('rule'),
  fix: ({ name, scope }) => narrow(name, scope.account),

  evaluate({ rule }) {
    const away = withoutEffect(rule);
    if (away) return away;
    if (!exposesEverything(rule)) return pass('The rule does not open every port to everybody');
    const protocols = exposedPorts(rule).map(({ protocol }) => protocol.toUpperCase());
    return fail(`The rule opens every port of ${listOf(new Set(protocols))} to everybody`);
  },

  examples: {
    pass: [
      { rule: letIn(['22'], anyone) },
      { rule: letIn(['1024-65535'], anyone) },
      { rule: { ...letIn([], '10.0.0.0/8'), allowed: [{ ipProtocol: 'all' }] } },
      { rule: { ...letIn([], anyone), allowed: [{ ipProtocol: 'icmp' }] } },
    ],
    fail: [
      { rule: { ...letIn([], anyone), allowed: [{ ipProtocol: 'all' }] } },
      { rule: { ...letIn([], '::/0'), allowed: [{ ipProtocol: 'udp' }] } },
      { rule: letIn(['1-65535'], anyone) },
      { rule: letIn(['0-1023', '1024-65535'], anyone) },
    ],
    notApplicable: [
      { rule: { ...letIn([], anyone), allowed: [{ ipProtocol: 'all' }], disabled: true } },
      { rule: { ...letIn([], anyone), allowed: [], denied: [{ ipProtocol: 'all' }] } },
    ],
  },
});
