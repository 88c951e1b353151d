import { sh } from 'cloudstance/check';
import { NotebookInstance } from 'cloudstance/resources/aws/sagemaker';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-sagemaker-notebook-administrator',
  title: 'SageMaker notebook instances do not run with full power',
  severity: 'high',
  why: 'Whoever opens the notebook, or has somebody run theirs, is administrator.',
  on: NotebookInstance.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ name, scope }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws sagemaker update-notebook-instance --region ${scope.region} --notebook-instance-name ${name} --role-arn arn:aws:iam::${scope.account}:role/ROLE`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
  },
});
