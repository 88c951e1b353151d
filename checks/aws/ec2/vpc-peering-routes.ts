import { by, defineCheck, fail, inRegion, notApplicable, pass, sh } from 'cloudstance/check';
import type { Route } from 'cloudstance/domain/aws/reachability';
import { isWithin } from 'cloudstance/domain/net';
import { listOf } from 'cloudstance/domain/text';
import { RouteTable, VpcPeering } from 'cloudstance/resources/aws/ec2-network';
import { networksOf, prefixListsById } from './_network.ts';

const peering = {
  name: 'pcx-1',
  status: 'active',
  requester: { vpcId: 'vpc-1', ownerId: '111122223333', cidrs: ['10.0.0.0/16'] },
  accepter: { vpcId: 'vpc-2', ownerId: '444455556666', cidrs: ['10.1.0.0/16', '2600:1f18::/56'] },
};
const table = (destinationCidrBlock: string, vpcPeeringConnectionId = 'pcx-1') => ({
  name: 'rtb-1',
  routes: [
    { destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local' },
    { destinationCidrBlock, vpcPeeringConnectionId },
  ],
});
const byList = {
  name: 'rtb-1',
  routes: [{ destinationPrefixListId: 'pl-1', vpcPeeringConnectionId: 'pcx-1' }],
};

export default defineCheck({
  id: 'aws-ec2-vpc-peering-routes',
  title: 'Routes over VPC peerings lead to parts of the other VPC only',
  severity: 'low',
  why: 'A route to the whole other VPC lets whoever is in one network go on to everything in the other.',
  references: ['https://docs.aws.amazon.com/vpc/latest/peering/peering-configurations-partial-access.html'],
  on: VpcPeering.pick('status', 'requester', 'accepter'),
  with: {
    prefixLists: prefixListsById,
    tables: inRegion(
      by(RouteTable.pick('routes'), ({ routes }) => [
        ...new Set(routes.flatMap(({ vpcPeeringConnectionId }) => vpcPeeringConnectionId ?? [])),
      ]),
    ),
  },
  fix: ({ name, scope }) => ({
    text: 'Replace the routes by routes to the subnets that are needed',
    command: sh`aws ec2 describe-route-tables --region ${scope.region} --filters Name=route.vpc-peering-connection-id,Values=${name}`,
    terraform: 'resource "aws_route": destination_cidr_block of a subnet',
  }),

  evaluate({ name, status, requester, accepter }, { tables, prefixLists }) {
    if (status !== 'active') return notApplicable(`The peering is ${status}`);
    const networks = [...requester.cidrs, ...accepter.cidrs];
    const wide = tables.get(name).map((table) => ({
      table,
      destinations: table.routes
        .filter(({ vpcPeeringConnectionId }) => vpcPeeringConnectionId === name)
        .flatMap((route) => destinationsOf(route, prefixLists))
        .filter((destination) => networks.some((network) => isWithin(network, destination))),
    }));
    const found = wide.find(({ destinations }) => destinations.length > 0);
    if (found) return fail(`${found.table.name} routes all of ${listOf(found.destinations)} over it`);
    return pass(wide.length > 0 ? 'Its routes lead to parts of the VPCs' : 'No route of this account leads over it');
  },

  examples: {
    pass: [
      { ...peering, $prefixLists: [], $tables: [table('10.1.2.0/24')] },
      { ...peering, $prefixLists: [], $tables: [] },
      { ...peering, $prefixLists: [{ name: 'pl-1', cidrs: ['10.1.2.0/24'] }], $tables: [byList] },
      { ...peering, $prefixLists: [], $tables: [table('10.1.0.0/16', 'pcx-2')] },
    ],
    fail: [
      { ...peering, $prefixLists: [], $tables: [table('10.1.0.0/16')] },
      { ...peering, $prefixLists: [], $tables: [table('10.0.0.0/8')] },
      { ...peering, $prefixLists: [{ name: 'pl-1', cidrs: ['10.1.0.0/16'] }], $tables: [byList] },
      {
        ...peering,
        $prefixLists: [],
        $tables: [
          { name: 'rtb-1', routes: [{ destinationIpv6CidrBlock: '2600:1f18::/32', vpcPeeringConnectionId: 'pcx-1' }] },
        ],
      },
    ],
    notApplicable: [{ ...peering, status: 'pending-acceptance', $prefixLists: [], $tables: [] }],
  },
});

function destinationsOf(route: Route, lists: Parameters<typeof networksOf>[1]): readonly string[] {
  const { destinationPrefixListId: list, destinationCidrBlock, destinationIpv6CidrBlock } = route;
  if (list !== undefined) return networksOf([list], lists).get(list) ?? [];
  return [destinationCidrBlock, destinationIpv6CidrBlock].filter((cidr) => cidr !== undefined);
}
