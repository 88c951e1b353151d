import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-region-imdsv2-default',
  title: 'New instances require IMDSv2 by default in every region',
  severity: 'medium',
  why: 'With the first version of the metadata service, a web server that can be talked into fetching a URL gives away the role of its instance.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html'],
  on: RegionSettings.pick('instanceMetadataDefaults'),
  fix: ({ scope }) => ({
    command: sh`aws ec2 modify-instance-metadata-defaults --region ${scope.region} --http-tokens required`,
    terraform: 'resource "aws_ec2_instance_metadata_defaults": http_tokens = "required"',
  }),

  evaluate({ instanceMetadataDefaults: { httpTokens, httpEndpoint } }) {
    if (httpEndpoint === 'disabled') return pass('New instances have no metadata service unless they ask for it');
    if (httpTokens === 'required') return pass('New instances require IMDSv2 unless they say otherwise');
    return fail(httpTokens === null ? 'No default is set for IMDSv2' : `The default for IMDSv2 is ${httpTokens}`);
  },

  examples: {
    pass: [
      { instanceMetadataDefaults: { httpTokens: 'required', httpEndpoint: null } },
      { instanceMetadataDefaults: { httpTokens: null, httpEndpoint: 'disabled' } },
    ],
    fail: [
      { instanceMetadataDefaults: { httpTokens: null, httpEndpoint: null } },
      { instanceMetadataDefaults: { httpTokens: 'optional', httpEndpoint: 'enabled' } },
    ],
  },
});
