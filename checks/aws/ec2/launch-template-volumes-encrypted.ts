import { defineCheck, fail, inRegion, notApplicable, one, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { LaunchTemplate, RegionSettings } from 'cloudstance/resources/aws/ec2';

const disk = (encrypted: boolean | null) => ({ deviceName: '/dev/xvda', encrypted });

export default defineCheck({
  id: 'aws-ec2-launch-template-volumes-encrypted',
  title: 'Launch templates encrypt the volumes they define',
  severity: 'low',
  why: 'Volumes of every instance that is launched from the template are otherwise encrypted only if the region or the image sees to it.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html'],
  on: LaunchTemplate.pick('ebsVolumes', 'version'),
  with: { region: inRegion(one(RegionSettings.pick('ebsEncryptionByDefault'))) },
  fix: ({ uid, scope }) => ({
    text: 'Make a version whose volumes are encrypted and set it as the default version',
    command: sh`aws ec2 describe-launch-template-versions --region ${scope.region} --launch-template-id ${nameOf(uid)} --versions ${'$Default'}`,
    terraform: 'resource "aws_launch_template": block_device_mappings { ebs { encrypted = true } }',
  }),

  evaluate({ ebsVolumes, version }, { region }) {
    if (ebsVolumes.length === 0) return notApplicable(`Version ${version} defines no EBS volume`);
    const plain = ebsVolumes.filter(({ encrypted }) => encrypted !== true).map(({ deviceName }) => deviceName);
    if (plain.length === 0) return pass(`Version ${version} encrypts its volumes`);
    if (region.ebsEncryptionByDefault) return pass('New volumes are encrypted by default in this region');
    return fail(`Version ${version} does not encrypt ${listOf(plain)}`);
  },

  examples: {
    pass: [
      { ebsVolumes: [disk(true)], version: 1, $region: { ebsEncryptionByDefault: false } },
      { ebsVolumes: [disk(false)], version: 1, $region: { ebsEncryptionByDefault: true } },
    ],
    fail: [
      { ebsVolumes: [disk(false)], version: 1, $region: { ebsEncryptionByDefault: false } },
      { ebsVolumes: [disk(true), disk(null)], version: 2, $region: { ebsEncryptionByDefault: false } },
    ],
    notApplicable: [{ ebsVolumes: [], version: 1, $region: { ebsEncryptionByDefault: false } }],
  },
});
