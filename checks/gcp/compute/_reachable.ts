import { by, type Check, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { attackPath, internetPaths } from 'cloudstance/domain/gcp/reachability';
import { portLabel, type SensitivePort } from 'cloudstance/domain/net';
import { listOf } from 'cloudstance/domain/text';
import { EffectiveFirewall, Instance } from 'cloudstance/resources/gcp/compute';
import { gcloudInstances } from './_instance.ts';

interface Family {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly ports: readonly SensitivePort[];
}

const network = '//compute.googleapis.com/projects/example-project/global/networks/main';
const card = {
  name: 'nic0',
  network,
  networkIp: '10.0.0.2',
  accessConfigs: [{ natIp: '203.0.113.10' }],
  ipv6AccessConfigs: [],
};
const office = '198.51.100.0/24';

/** A check that no port of some kind can be connected to from the internet at the external addresses of an instance. */
export function instancesAreOutOfReach({ id, what, why, ports }: Family): Check {
  const port = String(ports[0]!.port);
  const rule = (more: object, ...sourceRanges: string[]) => ({
    name: 'let-in',
    direction: 'INGRESS',
    priority: 1000,
    sourceRanges,
    allowed: [{ ipProtocol: 'tcp', ports: [port] }],
    ...more,
  });
  const deny = (priority: number) =>
    rule({ name: 'keep-out', priority, allowed: undefined, denied: [{ ipProtocol: 'all' }] }, '0.0.0.0/0', '::/0');
  const policy = (type: string, action: string, ...srcIpRanges: string[]) => ({
    displayName: 'policy',
    type,
    rules: [
      {
        priority: 1,
        action,
        direction: 'INGRESS',
        match: { srcIpRanges, layer4Configs: [{ ipProtocol: 'tcp', ports: [port] }] },
      },
    ],
  });
  const running = { status: 'RUNNING', networkInterfaces: [card], networkTags: ['web'], serviceAccounts: [] };
  const behind = (firewalls: object[], firewallPolicys: object[] = [], enforcementOrder?: string) => ({
    ...running,
    $firewalls: [
      {
        uid: `${network}/regions/europe-west1`,
        rules: { firewalls, firewallPolicys, ...(enforcementOrder && { enforcementOrder }) } as never,
      },
    ],
  });
  const open = rule({}, '0.0.0.0/0');
  return defineCheck({
    id,
    title: `Nobody on the internet can connect to ${what} of instances`,
    severity: 'critical',
    why,
    references: [
      'https://cloud.google.com/firewall/docs/firewall-policies-rule-eval-order',
      'https://cloud.google.com/firewall/docs/firewalls#priority_order_for_firewall_rules',
    ],
    on: Instance.pick('status', 'networkInterfaces', 'networkTags', 'serviceAccounts'),
    with: { firewalls: by(EffectiveFirewall.pick('rules'), ({ uid }) => uid) },
    fix: (subject) => ({
      text: 'Narrow the rules that the message names, or take the external address away; administer through Identity-Aware Proxy, whose addresses are 35.235.240.0/20',
      command: gcloudInstances('network-interfaces get-effective-firewalls', subject),
    }),

    evaluate(instance, { firewalls }) {
      const { uid, name, scope, status, networkInterfaces } = instance;
      if (status === 'TERMINATED' || status === 'SUSPENDED') return notApplicable(`The instance is ${status}`);
      if (
        networkInterfaces.every(
          ({ accessConfigs, ipv6AccessConfigs }) => accessConfigs.length + ipv6AccessConfigs.length === 0,
        )
      )
        return pass('The instance has no external address');
      const inForce = (its: string) => firewalls.get(`${its}/regions/${scope.region}`).find(() => true)?.rules;
      const paths = internetPaths(instance, inForce, ports);
      const [first] = paths;
      if (!first) return pass(`The firewall keeps the internet from ${what}`);
      const there = paths.filter(({ address }) => address === first.address);
      const reached = ports.filter((asked) => there.some((path) => path.ports.includes(asked)));
      const labels = listOf(reached.map((asked) => portLabel(asked.port, asked.protocol)));
      const rules = listOf(new Set(there.flatMap((path) => path.rules)));
      return fail(`The internet reaches ${labels} at ${first.address}, let in by ${rules}`, {
        paths: paths.map((path) => attackPath(path, { kind: 'compute', id: uid, name, how: 'belongs to' })),
      });
    },

    examples: {
      pass: [
        behind([]),
        behind([rule({}, office)]),
        behind([rule({ disabled: true }, '0.0.0.0/0')]),
        behind([rule({ direction: 'EGRESS' }, '0.0.0.0/0')]),
        behind([rule({ targetTags: ['database'] }, '0.0.0.0/0')]),
        behind([rule({ allowed: [{ ipProtocol: 'tcp', ports: ['443'] }] }, '0.0.0.0/0')]),
        behind([open, deny(900)]),
        // Of equal priority, what denies wins.
        behind([open, deny(1000)]),
        behind([open], [policy('HIERARCHY', 'deny', '0.0.0.0/0')]),
        behind([open], [policy('NETWORK', 'deny', '0.0.0.0/0')], 'BEFORE_CLASSIC_FIREWALL'),
        { ...behind([open]), networkInterfaces: [{ ...card, accessConfigs: [] }] },
        // IPv6 alone is no way to an IPv4 address.
        behind([rule({}, '::/0')]),
      ],
      fail: [
        behind([open]),
        { ...behind([open]), status: 'STAGING' },
        behind([rule({ priority: undefined }, '0.0.0.0/1'), rule({ name: 'rest' }, '128.0.0.0/1')]),
        behind([rule({ allowed: [{ ipProtocol: 'all' }] }, '0.0.0.0/0')]),
        behind([rule({ targetTags: ['web'] }, '0.0.0.0/0'), deny(1001)]),
        behind([open], [policy('NETWORK', 'deny', '0.0.0.0/0')]),
        behind([deny(1000)], [policy('HIERARCHY', 'allow', '0.0.0.0/0')]),
        behind([open], [policy('HIERARCHY', 'goto_next', '0.0.0.0/0'), policy('HIERARCHY', 'deny', office)]),
        behind([], [policy('NETWORK_REGIONAL', 'allow', '0.0.0.0/0')]),
        {
          ...behind([rule({}, '::/0')]),
          networkInterfaces: [{ ...card, accessConfigs: [], ipv6AccessConfigs: [{ externalIpv6: '2600:1900::1' }] }],
        },
      ],
      notApplicable: [
        { ...behind([open]), status: 'TERMINATED' },
        { ...behind([open]), status: 'SUSPENDED' },
      ],
    },
  });
}
