import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { NetworkAcl } from 'cloudstance/resources/aws/ec2-network';
import { elsewhere } from './_network.ts';

export default defineCheck({
  id: 'aws-ec2-network-acl-unused',
  title: 'Network ACLs guard a subnet',
  severity: 'low',
  why: 'A network ACL without subnets protects nothing and makes the rules that do count harder to find.',
  references: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html'],
  on: NetworkAcl.pick('isDefault', 'subnetIds'),
  fix: ({ name, scope }) => sh`aws ec2 delete-network-acl --region ${scope.region} --network-acl-id ${name}`,

  evaluate(acl) {
    const away = elsewhere(acl);
    if (away) return away;
    if (acl.isDefault) return notApplicable('The default network ACL of a VPC cannot be deleted');
    if (acl.subnetIds.length > 0) return pass(`Guards ${listOf(acl.subnetIds)}`);
    return fail('Guards no subnet');
  },

  examples: {
    pass: [{ isDefault: false, subnetIds: ['subnet-1'] }],
    fail: [{ isDefault: false, subnetIds: [] }],
    notApplicable: [{ isDefault: true, subnetIds: [] }],
  },
});
