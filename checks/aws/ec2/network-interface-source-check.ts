import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { NetworkInterface } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-network-interface-source-check',
  title: 'Network interfaces send and receive only for themselves',
  severity: 'low',
  why: 'Without the source/destination check an instance can forge senders and take in the traffic of others; only routers need that.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html'],
  on: NetworkInterface.pick('interfaceType', 'requesterManaged', 'sourceDestCheck'),
  fix: ({ name, scope }) => ({
    text: 'Leave it off for NAT instances, firewalls and container networks that route',
    command: sh`aws ec2 modify-network-interface-attribute --region ${scope.region} --network-interface-id ${name} --source-dest-check`,
    terraform: 'resource "aws_network_interface": source_dest_check = true',
  }),

  evaluate(card) {
    const away = elsewhere(card);
    if (away) return away;
    if (card.requesterManaged || card.interfaceType !== 'interface') return notApplicable('An AWS service manages it');
    return card.sourceDestCheck ? pass('The check is on') : fail('The source/destination check is off');
  },

  examples: {
    pass: [{ interfaceType: 'interface', requesterManaged: false, sourceDestCheck: true }],
    fail: [{ interfaceType: 'interface', requesterManaged: false, sourceDestCheck: false }],
    notApplicable: [
      { interfaceType: 'nat_gateway', requesterManaged: true, sourceDestCheck: false },
      { interfaceType: 'interface', requesterManaged: true, sourceDestCheck: false },
    ],
  },
});
