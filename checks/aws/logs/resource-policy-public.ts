import { defineCheck, sh } from 'cloudstance/check';
import { ResourcePolicy } from 'cloudstance/resources/aws/logs';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('logs:PutLogEvents', 'arn:aws:logs:eu-west-1:111122223333:log-group:*');
const policy = (document: string) => ({ document });

export default defineCheck({
  id: 'aws-logs-resource-policy-public',
  title: 'Log groups are not open to everyone',
  severity: 'high',
  why: 'Anyone with an AWS account can forge events or read them.',
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html'],
  on: ResourcePolicy.pick('document'),
  fix: ({ name, scope }) => ({
    text: 'Name the services that write, with a condition on aws:SourceAccount.',
    command: sh`aws logs put-resource-policy --policy-name ${name} --policy-document file://policy.json --region ${scope.region}`,
    terraform: 'resource "aws_cloudwatch_log_resource_policy"',
  }),

  evaluate(judged) {
    return publicVerdict(judged.document, judged, 'log groups');
  },

  examples: {
    pass: [policies.service, policies.own, policies.organization].map(policy),
    fail: [policies.everybody, policies.everybodyOfAws, policies.looselyNarrowed].map(policy),
  },
});
