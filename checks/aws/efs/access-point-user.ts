import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { AccessPoint } from 'cloudstance/resources/aws/efs';

export default defineCheck({
  id: 'aws-efs-access-point-user',
  title: 'EFS access points set the user of their clients',
  severity: 'medium',
  why: 'Otherwise the client names the user it acts as, root included.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html'],
  on: AccessPoint.pick('posixUser'),
  fix: ({ name, scope }) => ({
    text: 'The user can not be changed: create another access point with one.',
    command: sh`aws efs delete-access-point --region ${scope.region} --access-point-id ${name}`,
    terraform: 'resource "aws_efs_access_point": posix_user { uid = 1000, gid = 1000 }',
  }),

  evaluate({ posixUser }) {
    if (posixUser === null) return fail('Clients choose which user they act as');
    return pass(`Clients act as user ${posixUser.uid}, group ${posixUser.gid}`);
  },

  examples: {
    pass: [{ posixUser: { uid: 1000, gid: 1000 } }],
    fail: [{ posixUser: null }],
  },
});
