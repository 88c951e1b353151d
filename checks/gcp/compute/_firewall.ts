import { type Check, defineCheck, fail, notApplicable, pass, sh, type Verdict } from 'cloudstance/check';
import { exposedServices, isIngressAllow } from 'cloudstance/domain/gcp/firewall';
import { portLabel, type SensitivePort } from 'cloudstance/domain/net';
import { listOf } from 'cloudstance/domain/text';
import { Firewall } from 'cloudstance/resources/gcp/compute';

type Rule = Parameters<typeof isIngressAllow>[0];

/** The verdict on rules that let nobody in. */
export function withoutEffect(rule: Rule): Verdict | undefined {
  if (rule.disabled) return notApplicable('The rule is disabled');
  if (rule.direction === 'EGRESS') return notApplicable('The rule is for outgoing traffic');
  return isIngressAllow(rule) ? undefined : notApplicable('The rule denies');
}

/** A rule that allows `tcp:<ports>` from some networks, for examples. */
export const letIn = (ports: readonly string[], ...sourceRanges: string[]) => ({
  name: 'let-in',
  direction: 'INGRESS',
  disabled: false,
  priority: 1000,
  sourceRanges,
  allowed: [{ ipProtocol: 'tcp', ports: [...ports] }],
});

export const references = ['https://cloud.google.com/firewall/docs/firewalls'];

export const narrow = (name: string, project: string) => ({
  text: 'Put the networks that need it in place of 35.235.240.0/20, the addresses of Identity-Aware Proxy, which are enough to administer machines',
  command: sh`gcloud compute firewall-rules update ${name} --source-ranges 35.235.240.0/20 --project ${project}`,
  terraform: 'resource "google_compute_firewall": source_ranges with the networks that need it',
});

interface Family {
  readonly id: string;
  /** What the ports are called, for the title. */
  readonly what: string;
  readonly why: string;
  readonly ports: readonly SensitivePort[];
}

/** A check that no firewall rule opens some ports to everybody, whatever other rules say. */
export function rulesKeepShut({ id, what, why, ports }: Family): Check {
  const first = ports.find(({ protocol }) => protocol === 'tcp')!.port;
  const [one, anyone] = [[String(first)], '0.0.0.0/0'];
  const open = letIn(one, anyone);
  return defineCheck({
    id,
    title: `Firewall rules do not open ${what} to the internet`,
    severity: 'high',
    why,
    references,
    on: Firewall.pick('rule'),
    fix: ({ name, scope }) => narrow(name, scope.account),

    evaluate({ rule }) {
      const away = withoutEffect(rule);
      if (away) return away;
      const exposed = exposedServices(rule, ports);
      if (exposed.length === 0) return pass(`The rule does not open ${what} to everybody`);
      return fail(
        `The rule opens ${listOf(exposed.map(({ port, protocol }) => portLabel(port, protocol)))} to everybody`,
      );
    },

    examples: {
      pass: [
        { rule: letIn(one, '198.51.100.0/24', '10.0.0.0/8', '35.235.240.0/20') },
        { rule: letIn(['443'], anyone, '::/0') },
        { rule: { ...open, allowed: [{ ipProtocol: 'icmp' }] } },
        { rule: { ...letIn(one), sourceTags: ['bastion'] } },
        { rule: { ...letIn(one), sourceServiceAccounts: ['web@example-project.iam.gserviceaccount.com'] } },
      ],
      fail: [
        { rule: open },
        { rule: letIn(one, '::/0') },
        { rule: letIn(one, '0.0.0.0/1', '128.0.0.0/1') },
        { rule: letIn(['443', `${first - 1}-${first + 1}`], anyone) },
        { rule: { ...open, allowed: [{ ipProtocol: 'tcp' }] } },
        { rule: { ...open, allowed: [{ ipProtocol: '6', ports: one }] } },
        { rule: { ...open, allowed: [{ ipProtocol: 'icmp' }, { ipProtocol: 'all' }] } },
        { rule: { ...open, sourceTags: ['bastion'] } },
        { rule: letIn(one) },
        { rule: { name: 'bare', sourceRanges: [anyone], allowed: [{ ipProtocol: 'tcp', ports: one }] } },
      ],
      notApplicable: [
        { rule: { ...open, disabled: true } },
        { rule: { ...open, direction: 'EGRESS' } },
        { rule: { ...open, allowed: [], denied: [{ ipProtocol: 'tcp', ports: one }] } },
      ],
    },
  });
}
