import { defineCheck, fail, inRegion, one, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { LaunchTemplate, RegionSettings } from 'cloudstance/resources/aws/ec2';

const unset = { instanceMetadataDefaults: { httpTokens: null, httpEndpoint: null } };

export default defineCheck({
  id: 'aws-ec2-launch-template-imdsv2',
  title: 'Launch templates require IMDSv2',
  severity: 'medium',
  why: 'Every instance that is launched from the template accepts IMDSv1, which gives the role of the instance to whoever can make it fetch a URL.',
  references: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-options-order-of-precedence.html',
  ],
  on: LaunchTemplate.pick('metadataOptions', 'version'),
  with: { region: inRegion(one(RegionSettings.pick('instanceMetadataDefaults'))) },
  fix: ({ uid, scope }) => ({
    text: 'Make the new version the default version: modify-launch-template --default-version',
    command: sh`aws ec2 create-launch-template-version --region ${scope.region} --launch-template-id ${nameOf(uid)} --source-version ${'$Default'} --launch-template-data ${'{"MetadataOptions":{"HttpTokens":"required"}}'}`,
    terraform: 'resource "aws_launch_template": metadata_options { http_tokens = "required" }',
  }),

  evaluate({ metadataOptions, version }, { region }) {
    const { httpTokens, httpEndpoint } = metadataOptions ?? {};
    if (httpEndpoint === 'disabled') return pass(`Version ${version} turns the metadata service off`);
    if (httpEndpoint === undefined && region.instanceMetadataDefaults.httpEndpoint === 'disabled')
      return pass(`Version ${version} leaves the metadata service off, as is the default of the region`);
    if (httpTokens === 'required') return pass(`Version ${version} requires IMDSv2`);
    if (httpTokens !== undefined) return fail(`Version ${version} accepts IMDSv1: tokens are ${httpTokens}`);
    if (region.instanceMetadataDefaults.httpTokens === 'required')
      return pass(`Version ${version} leaves it to the default of the region, which requires IMDSv2`);
    return fail(`Neither version ${version} nor the region requires IMDSv2`);
  },

  examples: {
    pass: [
      {
        metadataOptions: { httpTokens: 'optional' },
        version: 1,
        $region: { instanceMetadataDefaults: { httpTokens: null, httpEndpoint: 'disabled' } },
      },
      { metadataOptions: { httpTokens: 'required' }, version: 2, $region: unset },
      { metadataOptions: { httpEndpoint: 'disabled' }, version: 2, $region: unset },
      {
        metadataOptions: null,
        version: 1,
        $region: { instanceMetadataDefaults: { httpTokens: 'required', httpEndpoint: null } },
      },
    ],
    fail: [
      { metadataOptions: null, version: 1, $region: unset },
      {
        metadataOptions: { httpEndpoint: 'enabled' },
        version: 1,
        $region: { instanceMetadataDefaults: { httpTokens: null, httpEndpoint: 'disabled' } },
      },
      {
        metadataOptions: { httpTokens: 'optional' },
        version: 1,
        $region: { instanceMetadataDefaults: { httpTokens: 'required', httpEndpoint: null } },
      },
      { metadataOptions: { httpEndpoint: 'enabled' }, version: 1, $region: unset },
    ],
  },
});
