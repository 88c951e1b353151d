import { defineCheck, fail, one, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Image } from 'cloudstance/resources/aws/ec2';
import { Membership } from 'cloudstance/resources/aws/organizations';
import { z } from 'zod';

const organizations = 'arn:aws:organizations::999999999999';
const alone = { organization: null };
const member = { organization: { id: 'o-1', masterAccountId: '999999999999', featureSet: 'ALL' } };

export default defineCheck({
  id: 'aws-ec2-image-foreign-account',
  title: 'EC2 images (AMIs) are shared only within the organization or with trusted accounts',
  severity: 'medium',
  why: 'The account that an image is shared with reads everything on its disks and can keep a copy for ever.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-explicit.html'],
  on: Image.pick('launchPermissions'),
  with: { membership: one(Membership.pick('organization')) },
  params: z.object({ trustedAccounts: z.array(z.string()).default([]) }),
  fix: ({ name, scope }) => ({
    text: 'Name the accounts that the message lists, or list them as trusted in the configuration',
    command: sh`aws ec2 modify-image-attribute --region ${scope.region} --image-id ${name} --launch-permission ${'Remove=[{UserId=ACCOUNT}]'}`,
    terraform: 'resource "aws_ami_launch_permission": remove the account_id',
  }),

  evaluate({ launchPermissions, scope }, { membership, params: { trustedAccounts } }) {
    const known = new Set([scope.account, ...trustedAccounts]);
    const foreign = launchPermissions.flatMap(({ userId }) => (userId && !known.has(userId) ? [userId] : []));
    if (foreign.length > 0) return fail(`Shared with ${listOf(foreign.toSorted())}`);
    const inside = launchPermissions.flatMap(
      ({ organizationArn, organizationalUnitArn }) => organizationArn ?? organizationalUnitArn ?? [],
    );
    if (inside.length === 0) return pass('Shared with no other account than trusted ones');
    const own = membership.organization?.id;
    const others = inside.filter((arn) => own === undefined || organizationOf(arn) !== own);
    if (others.length > 0) return fail(`Shared with another organization: ${listOf(others.toSorted())}`);
    return pass(`Shared with ${listOf(inside.toSorted())}`);
  },

  examples: {
    pass: [
      { launchPermissions: [], $membership: alone },
      { launchPermissions: [{ userId: '111122223333' }], $membership: alone },
      { launchPermissions: [{ organizationArn: `${organizations}:organization/o-1` }], $membership: member },
      { launchPermissions: [{ organizationalUnitArn: `${organizations}:ou/o-1/ou-ab12-1` }], $membership: member },
      // What everybody may launch is another check's finding.
      { launchPermissions: [{ group: 'all' }], $membership: alone },
    ],
    fail: [
      { launchPermissions: [{ userId: '444455556666' }], $membership: alone },
      { launchPermissions: [{ organizationArn: `${organizations}:organization/o-1` }], $membership: alone },
      { launchPermissions: [{ organizationalUnitArn: `${organizations}:ou/o-2/ou-ab12-1` }], $membership: member },
    ],
  },
});

/** The id in `…:organization/o-1` and `…:ou/o-1/ou-ab12-1`. */
function organizationOf(arn: string): string | undefined {
  return arn.split('/')[1];
}
