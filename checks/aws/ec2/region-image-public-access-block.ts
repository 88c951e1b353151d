import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-region-image-public-access-block',
  title: 'EC2 images (AMIs) cannot be made public in any region',
  severity: 'medium',
  why: 'A public image gives everything on its disks to every AWS account; the block makes that mistake impossible.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html'],
  on: RegionSettings.pick('imageBlockPublicAccess'),
  fix: ({ scope }) => ({
    command: sh`aws ec2 enable-image-block-public-access --region ${scope.region} --image-block-public-access-state block-new-sharing`,
    terraform: 'resource "aws_ec2_image_block_public_access": state = "block-new-sharing"',
  }),

  evaluate({ imageBlockPublicAccess: state }) {
    if (state === 'block-new-sharing') return pass('No image can be made public');
    return fail('Nothing stops images from being made public');
  },

  examples: {
    pass: [{ imageBlockPublicAccess: 'block-new-sharing' }],
    fail: [{ imageBlockPublicAccess: 'unblocked' }],
  },
});
