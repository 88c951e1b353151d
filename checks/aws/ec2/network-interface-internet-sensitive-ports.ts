import { defineCheck, notApplicable, pass, sh } from 'cloudstance/check';
import { sensitivePortsOf } from 'cloudstance/domain/net';
import { NetworkInterface } from 'cloudstance/resources/aws/ec2-network';
import { anyone, nacl, openNetwork, publicInterface, rule } from './_examples.ts';
import { elsewhere, endingAt, pathsFromInternet, reachedVerdict, surroundings } from './_network.ts';

/**
 * Not those of old protocols such as SMTP, which may well be public. The checks of instances divide the same kinds among
 * them.
 */
const sensitive = sensitivePortsOf('administration', 'database', 'file-sharing', 'messaging', 'orchestration');

/** Kinds of interfaces whose security groups alone say which ports answer. */
const judgedTypes = ['interface', 'efa', 'branch', 'trunk'];

const { networkInterfaceId, ...address } = publicInterface;
const card = { name: networkInterfaceId, interfaceType: 'interface', requesterId: null, instanceId: null, ...address };
const [acl] = openNetwork.$networkAcls;

export default defineCheck({
  id: 'aws-ec2-network-interface-internet-sensitive-ports',
  title: 'Nobody on the internet can connect to sensitive ports of containers and managed services',
  severity: 'high',
  why: 'Databases, containers and other services in a VPC have network interfaces of their own, with public addresses, routes and groups that expose them just like instances.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html'],
  on: NetworkInterface.pick(
    'interfaceType',
    'requesterId',
    'instanceId',
    'vpcId',
    'subnetId',
    'groupIds',
    'publicIpv4Addresses',
    'ipv6Addresses',
  ),
  with: surroundings,
  fix: ({ name, scope }) => ({
    text: 'Find what the interface belongs to; close the port in the security group that the message names, or take away the public address',
    command: sh`aws ec2 describe-network-interfaces --region ${scope.region} --network-interface-ids ${name}`,
  }),

  evaluate(subject, around) {
    const away = elsewhere(subject);
    if (away) return away;
    const { interfaceType, requesterId, instanceId } = subject;
    if (instanceId !== null) return notApplicable(`Judged with instance ${instanceId}`);
    if (requesterId === 'amazon-elb' || !judgedTypes.includes(interfaceType))
      return notApplicable(`${requesterId ?? interfaceType} decides which ports answer, not the security groups alone`);
    const { name, vpcId, subnetId, groupIds, publicIpv4Addresses, ipv6Addresses } = subject;
    const asked = { networkInterfaceId: name, vpcId, subnetId, groupIds, publicIpv4Addresses, ipv6Addresses };
    const paths = pathsFromInternet(asked, around, sensitive);
    if (paths.length > 0) return reachedVerdict(paths.map((path) => endingAt(subject.uid, path)));
    return pass('No way leads from the internet to a sensitive port');
  },

  examples: {
    pass: [
      { ...card, ...openNetwork, publicIpv4Addresses: [] },
      { ...card, ...openNetwork, $groups: [{ name: 'sg-1', ingress: [rule(443, anyone)] }] },
      { ...card, ...openNetwork, $networkAcls: [{ ...acl!, entries: [nacl(100, 'allow', true)] }] },
    ],
    fail: [
      { ...card, ...openNetwork },
      {
        ...card,
        ...openNetwork,
        requesterId: 'amazon-rds',
        $groups: [{ name: 'sg-1', ingress: [rule(5432, anyone)] }],
      },
    ],
    notApplicable: [
      { ...card, ...openNetwork, instanceId: 'i-1' },
      { ...card, ...openNetwork, requesterId: 'amazon-elb' },
      { ...card, ...openNetwork, interfaceType: 'nat_gateway' },
      { ...card, ...openNetwork, uid: 'arn:aws:ec2:eu-west-1:444455556666:network-interface/eni-1' },
    ],
  },
});
