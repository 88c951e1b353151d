import { defineCheck, pass, sh } from 'cloudstance/check';
import { sharedWays } from 'cloudstance/domain/aws/exposure';
import { Image } from 'cloudstance/resources/aws/ec2';
import { exposed } from '../../_exposure.ts';

export default defineCheck({
  id: 'aws-ec2-image-public',
  title: 'EC2 images (AMIs) are not public',
  severity: 'high',
  why: 'Every AWS account can launch a public image and read the source, keys and settings that were left on its disks.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html'],
  on: Image.pick('public'),
  fix: ({ name, scope }) => ({
    command: sh`aws ec2 modify-image-attribute --region ${scope.region} --image-id ${name} --launch-permission ${'Remove=[{Group=all}]'}`,
    terraform: 'resource "aws_ami_launch_permission" with group = "all": remove it',
  }),

  evaluate(image) {
    const ways = sharedWays(image.public, image.uid, 'launch it');
    if (ways.length === 0) return pass('Not public');
    return exposed('Every AWS account can launch it', image, 'data', ways);
  },

  examples: { pass: [{ public: false }], fail: [{ public: true }] },
});
