import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Image } from 'cloudstance/resources/aws/ec2';
import { z } from 'zod';

export default defineCheck({
  id: 'aws-ec2-image-foreign-account',
  title: 'EC2 images (AMIs) are shared with trusted accounts only',
  severity: 'medium',
  why: 'The account that an image is shared with reads everything on its disks and can keep a copy for ever.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html'],
  on: Image.pick('launchPermissions'),
  params: z.object({ trustedAccounts: z.array(z.string()).default([]) }),
  fix: ({ name, scope }) => ({
    text: 'Name the accounts that the message lists, or list them as trusted in the configuration',
    command: sh`aws ec2 modify-image-attribute --region ${scope.region} --image-id ${name} --launch-permission ${'Remove=[{UserId=ACCOUNT}]'}`,
    terraform: 'resource "aws_ami_launch_permission": remove the account_id',
  }),

  evaluate({ launchPermissions, scope }, { params: { trustedAccounts } }) {
    const known = new Set([scope.account, ...trustedAccounts]);
    const foreign = launchPermissions.flatMap(({ userId }) => (userId && !known.has(userId) ? [userId] : []));
    if (foreign.length > 0) return fail(`Shared with ${listOf(foreign.toSorted())}`);
    const organizations = launchPermissions.flatMap(
      ({ organizationArn, organizationalUnitArn }) => organizationArn ?? organizationalUnitArn ?? [],
    );
    if (organizations.length > 0) return pass(`Shared with ${listOf(organizations.toSorted())}`);
    return pass('Shared with no other account than trusted ones');
  },

  examples: {
    pass: [
      { launchPermissions: [] },
      { launchPermissions: [{ userId: '111122223333' }] },
      { launchPermissions: [{ organizationArn: 'arn:aws:organizations::999999999999:organization/o-1' }] },
      // What everybody may launch is another check's finding.
      { launchPermissions: [{ group: 'all' }] },
    ],
    fail: [{ launchPermissions: [{ userId: '444455556666' }] }],
  },
});
