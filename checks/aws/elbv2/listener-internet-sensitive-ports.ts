import { by, defineCheck, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import { frontWay, transportsOf } from 'cloudstance/domain/aws/exposure-front';
import { sensitivePortsOf } from 'cloudstance/domain/net';
import { Listener } from 'cloudstance/resources/aws/elbv2';
import { SecurityGroup } from 'cloudstance/resources/aws/ec2-network';
import { exposed } from '../../_exposure.ts';
import { anyone, listed, office, rule } from '../ec2/_examples.ts';
import { openedTo, prefixListsById } from '../ec2/_network.ts';

/** Not those of old protocols such as SMTP, which may well be public. */
const sensitive = sensitivePortsOf('administration', 'database', 'file-sharing', 'messaging', 'orchestration');

const balancer = (scheme: string, ...securityGroups: string[]) => ({
  arn: 'lb-1',
  type: 'network',
  scheme,
  securityGroups,
});
const group = (...ingress: ReturnType<typeof rule>[]) => ({ name: 'sg-1', ingress });
const facing = { loadBalancer: balancer('internet-facing', 'sg-1'), protocol: 'TCP', port: 5432, $prefixLists: [] };
const byList = [{ name: 'sg-1', ingress: [listed(5432, 'pl-1')] }];

export default defineCheck({
  id: 'aws-elbv2-listener-internet-sensitive-ports',
  title: 'Load balancers publish no sensitive port to the internet',
  severity: 'high',
  why: 'Behind the load balancer stands a database or console that is attacked as if it had a public address itself.',
  references: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html',
  ],
  on: Listener.pick('loadBalancer', 'protocol', 'port'),
  with: {
    groups: inRegion(by(SecurityGroup.pick('ingress'), ({ name }) => name)),
    prefixLists: prefixListsById,
  },
  fix: ({ uid, scope }) => ({
    text: 'Or narrow the security groups of the load balancer to the networks that need the port',
    command: sh`aws elbv2 delete-listener --region ${scope.region} --listener-arn ${uid}`,
  }),

  evaluate(listener, { groups, prefixLists }) {
    const { loadBalancer, protocol, port } = listener;
    if (loadBalancer.scheme !== 'internet-facing') return notApplicable('The load balancer does not face the internet');
    const transports = transportsOf(protocol ?? '');
    const known = sensitive.find((entry) => entry.port === port && transports.includes(entry.protocol));
    if (!known) return pass(`${protocol} port ${port} is no sensitive port`);
    const way = (...guards: readonly string[]) => frontWay(loadBalancer.arn, `connect to ${port}`, guards);
    const what = `${protocol} port ${port} (${known.name})`;
    if (loadBalancer.securityGroups.length === 0)
      return exposed(`${what} is open to everyone: no security group guards it`, listener, 'compute', [way()]);
    const ingress = loadBalancer.securityGroups.flatMap((id) => groups.get(id).find(() => true)?.ingress ?? []);
    const open = openedTo(ingress, [known], prefixLists).length > 0;
    if (open)
      return exposed(`${what} is open to everyone by ${loadBalancer.securityGroups.join(', ')}`, listener, 'compute', [
        way(...loadBalancer.securityGroups),
      ]);
    return pass(`${what} is open only to some by ${loadBalancer.securityGroups.join(', ')}`);
  },

  examples: {
    pass: [
      { ...facing, port: 443, protocol: 'TLS', $groups: [group(rule(5432, anyone))] },
      { ...facing, $groups: [group(rule(5432, office))] },
      { ...facing, $groups: byList, $prefixLists: [{ name: 'pl-1', cidrs: [office] }] },
      { ...facing, port: 9200, protocol: 'UDP', $groups: [] },
    ],
    fail: [
      { ...facing, $groups: [group(rule(5432, anyone))] },
      { ...facing, loadBalancer: balancer('internet-facing'), $groups: [] },
      { ...facing, loadBalancer: balancer('internet-facing'), protocol: 'TCP_UDP', port: 11211, $groups: [] },
      { ...facing, $groups: byList, $prefixLists: [{ name: 'pl-1', cidrs: [anyone] }] },
    ],
    notApplicable: [{ ...facing, loadBalancer: balancer('internal', 'sg-1'), $groups: [] }],
  },
});
