import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Nodegroup } from 'cloudstance/resources/aws/eks';

export default defineCheck({
  id: 'aws-eks-nodegroup-remote-access',
  title: 'Nodes of EKS node groups do not offer SSH to the world',
  severity: 'high',
  why: 'A node group with an SSH key and no source security group opens port 22 to every address.',
  references: ['https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html'],
  on: Nodegroup.pick('remoteAccess'),
  fix: ({ name }) => ({
    text: sh`Remote access of a node group is fixed: create a new one instead of ${name}, without SSH key or with source security groups.`,
    terraform: 'resource "aws_eks_node_group": no remote_access, or remote_access { source_security_group_ids = … }',
  }),

  evaluate({ remoteAccess }) {
    if (remoteAccess?.ec2SshKey === undefined) return pass('No SSH key is set');
    const { ec2SshKey, sourceSecurityGroups } = remoteAccess;
    if (sourceSecurityGroups.length === 0) return fail(`SSH with key ${ec2SshKey} is open to 0.0.0.0/0`);
    return pass(`SSH with key ${ec2SshKey} is open to ${listOf(sourceSecurityGroups)}`);
  },

  examples: {
    pass: [
      { remoteAccess: null },
      { remoteAccess: { sourceSecurityGroups: [] } },
      { remoteAccess: { ec2SshKey: 'ops', sourceSecurityGroups: ['sg-1'] } },
    ],
    fail: [{ remoteAccess: { ec2SshKey: 'ops', sourceSecurityGroups: [] } }],
  },
});
