import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { AccessPoint } from 'cloudstance/resources/aws/efs';

export default defineCheck({
  id: 'aws-efs-access-point-root-directory',
  title: 'EFS access points show a directory, not the whole file system',
  severity: 'medium',
  why: 'An application that sees the whole file system sees the files of all others.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html'],
  on: AccessPoint.pick('rootDirectory'),
  fix: ({ name, scope }) => ({
    text: 'The directory can not be changed: create another access point with it.',
    command: sh`aws efs delete-access-point --region ${scope.region} --access-point-id ${name}`,
    terraform: 'resource "aws_efs_access_point": root_directory { path = "/app" }',
  }),

  evaluate({ rootDirectory }) {
    return rootDirectory === '/' ? fail('It shows the root of the file system') : pass(`It shows ${rootDirectory}`);
  },

  examples: {
    pass: [{ rootDirectory: '/web' }],
    fail: [{ rootDirectory: '/' }],
  },
});
