import { sh } from 'cloudstance/check';
import { Project } from 'cloudstance/resources/aws/codebuild';
import { may, roleArn, runsWithoutPower, world } from '../_power.ts';

const Deploy = { uid: roleArn('Deploy'), name: 'Deploy', policies: may('iam:PutRolePolicy') };

export default runsWithoutPower({
  id: 'aws-codebuild-project-administrator',
  title: 'CodeBuild projects do not run with full power',
  severity: 'high',
  why: 'Whoever can push to the repository, or start a build, then runs commands as administrator.',
  on: Project.pick('role'),
  roleOf: ({ role }) => role,
  fix: ({ name, scope }) => ({
    text: 'Give it a role that may do what it is for, and nothing that leads further.',
    command: sh`aws codebuild update-project --region ${scope.region} --name ${name} --service-role arn:aws:iam::${scope.account}:role/ROLE`,
  }),
  examples: {
    pass: [{ role: roleArn('Task'), $access: world }],
    fail: [
      { role: roleArn('Admin'), $access: world },
      { role: roleArn('Deploy'), $access: { ...world, roles: [...world.roles, Deploy] } },
    ],
    notApplicable: [{ role: null }],
  },
});
