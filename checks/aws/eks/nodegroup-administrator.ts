import { sh } from 'cloudstance/check';
import { Nodegroup } from 'cloudstance/resources/aws/eks';
import { roleArn, runsWithoutPower, world } from '../_power.ts';

export default runsWithoutPower({
  id: 'aws-eks-nodegroup-administrator',
  title: 'Nodes of EKS clusters do not run with full power',
  severity: 'high',
  why: 'Every pod that reaches the metadata of its node has the role of the node.',
  on: Nodegroup.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ uid, name, scope }) => ({
    text: 'Make a node group whose role has the policies that EKS asks for, and give pods roles of their own.',
    command: sh`aws eks describe-nodegroup --region ${scope.region} --cluster-name ${uid.split('/')[1]} --nodegroup-name ${name}`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [{ role: roleArn('Admin'), $access: world }],
  },
});
