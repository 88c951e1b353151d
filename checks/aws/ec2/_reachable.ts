import { type Check, defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import type { SensitivePort } from 'cloudstance/domain/net';
import { Instance } from 'cloudstance/resources/aws/ec2';
import { allTraffic, anyone, anyone6, nacl, office, openNetwork, publicInterface, rule } from './_examples.ts';
import { pathsFromInternet, reachedVerdict, surroundings } from './_network.ts';

interface Family {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly ports: readonly SensitivePort[];
}

/** A check that no port of some kind can be connected to from the internet, with the whole way as proof. */
export function instancesAreOutOfReach({ id, what, why, ports }: Family): Check {
  const port = ports[0]!.port;
  const open = { ...openNetwork, $groups: [{ name: 'sg-1', uid: 'sg-1', ingress: [rule(port, anyone)] }] };
  const running = { state: 'running', networkInterfaces: [publicInterface], ...open };
  const [table] = openNetwork.$routeTables;
  const [acl] = openNetwork.$networkAcls;
  const routes = (...given: object[]) => [{ ...table!, routes: given }];
  const entries = (...given: ReturnType<typeof nacl>[]) => [{ ...acl!, entries: given }];
  const exclusion = { resourceArn: 'arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1', mode: 'allow-bidirectional' };
  const block = (mode: 'block-ingress' | 'block-bidirectional', ...exclusions: (typeof exclusion)[]) => ({
    vpcBlockPublicAccess: { mode, exclusions },
  });
  return defineCheck({
    id,
    title: `Nobody on the internet can connect to ${what} of EC2 instances`,
    severity: 'critical',
    why,
    references: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html',
      'https://docs.aws.amazon.com/vpc/latest/reachability/what-is-reachability-analyzer.html',
    ],
    on: Instance.pick('state', 'networkInterfaces'),
    with: surroundings,
    fix: ({ name, scope }) => ({
      text: 'Close the port in the security group that the message names, or take away the public address; administer through Session Manager',
      command: sh`aws ec2 describe-instances --region ${scope.region} --instance-ids ${name} --query 'Reservations[].Instances[].SecurityGroups'`,
    }),

    evaluate({ uid, name, state, networkInterfaces }, around) {
      if (state === 'stopped') return notApplicable('The instance is stopped');
      const paths = networkInterfaces.flatMap((card) => pathsFromInternet(card, around, ports));
      if (paths.length > 0) return reachedVerdict(paths, { kind: 'compute', id: uid, name, how: 'belongs to' });
      return pass(`No way leads from the internet to ${what}`);
    },

    examples: {
      pass: [
        { ...running, networkInterfaces: [{ ...publicInterface, publicIpv4Addresses: [] }] },
        { ...running, $groups: [{ name: 'sg-1', ingress: [rule(port, office), rule(443, anyone)] }] },
        { ...running, $routeTables: routes({ destinationCidrBlock: anyone, state: 'active' }) },
        {
          ...running,
          // The subnet has a table of its own, so that the main one does not count.
          $routeTables: [
            ...openNetwork.$routeTables,
            { ...table!, uid: 'rtb-2', associations: [{ main: false, subnetId: 'subnet-1' }], routes: [] },
          ],
        },
        { ...running, $networkAcls: entries(nacl(100, 'deny'), nacl(200, 'allow'), nacl(100, 'allow', true)) },
        { ...running, $networkAcls: entries(nacl(100, 'allow')) },
        { ...running, $settings: block('block-ingress') },
        {
          ...running,
          // An egress-only gateway lets nobody in.
          networkInterfaces: [{ ...publicInterface, publicIpv4Addresses: [], ipv6Addresses: ['2600:1f18::1'] }],
          $groups: [{ name: 'sg-1', ingress: [allTraffic(anyone6)] }],
          $routeTables: routes({ destinationIpv6CidrBlock: anyone6, state: 'active' }),
        },
      ],
      fail: [
        running,
        { ...running, state: 'pending' },
        { ...running, $groups: [{ name: 'sg-1', ingress: [allTraffic(anyone)] }] },
        { ...running, $settings: { vpcBlockPublicAccess: null } },
        { ...running, $settings: block('block-bidirectional', exclusion) },
        {
          ...running,
          // The network is another account's, which this account's block does not cover.
          $settings: block('block-bidirectional'),
          $routeTables: [{ ...table!, uid: 'arn:aws:ec2:eu-west-1:444455556666:route-table/rtb-main' }],
        },
        {
          ...running,
          $routeTables: routes({ destinationPrefixListId: 'pl-1', gatewayId: 'igw-1' }),
          $prefixLists: [{ name: 'pl-1', cidrs: [anyone] }],
        },
        {
          ...running,
          $routeTables: [
            { ...table!, routes: [] },
            { ...table!, uid: 'rtb-2', associations: [{ main: false, subnetId: 'subnet-1' }] },
          ],
        },
        {
          ...running,
          $groups: [{ name: 'sg-1', ingress: [{ ipProtocol: '-1', prefixListIds: [{ prefixListId: 'pl-1' }] }] }],
          $prefixLists: [{ name: 'pl-1', cidrs: [anyone] }],
        },
      ],
      notApplicable: [{ ...running, state: 'stopped' }],
    },
  });
}
