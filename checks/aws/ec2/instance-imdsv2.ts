import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/aws/ec2';

export default defineCheck({
  id: 'aws-ec2-instance-imdsv2',
  title: 'EC2 instances accept only IMDSv2',
  severity: 'high',
  why: 'With the first version of the metadata service, a web server that can be talked into fetching a URL gives away the role of its instance.',
  references: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-existing-instances.html'],
  on: Instance.pick('metadataOptions'),
  fix: ({ name, scope }) => ({
    text: 'First see in the CloudWatch metric MetadataNoToken whether software on the instance still uses IMDSv1',
    command: sh`aws ec2 modify-instance-metadata-options --region ${scope.region} --instance-id ${name} --http-tokens required`,
    terraform: 'resource "aws_instance": metadata_options { http_tokens = "required" }',
  }),

  evaluate({ metadataOptions: { httpTokens, httpEndpoint } }) {
    if (httpEndpoint === 'disabled') return pass('The metadata service is off');
    if (httpTokens === 'required') return pass('IMDSv2 is required');
    return fail(`IMDSv1 is accepted: tokens are ${httpTokens}`);
  },

  examples: {
    pass: [
      { metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' } },
      { metadataOptions: { httpTokens: 'optional', httpEndpoint: 'disabled' } },
    ],
    fail: [{ metadataOptions: { httpTokens: 'optional', httpEndpoint: 'enabled' } }],
  },
});
