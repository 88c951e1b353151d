import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { unguardedServices } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Function } from 'cloudstance/resources/aws/lambda';

/** Services that call functions because a resource of any of their customers says so. */
const actForOthers = [
  's3',
  'sns',
  'events',
  'apigateway',
  'logs',
  'elasticloadbalancing',
  'cognito-idp',
  'iot',
  'ses',
  'config',
];

const permitting = (Service: string, Condition?: object) => ({
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'caller',
        Effect: 'Allow',
        Principal: { Service },
        Action: 'lambda:InvokeFunction',
        Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
        ...(Condition && { Condition }),
      },
    ],
  }),
});

export default defineCheck({
  id: 'aws-lambda-function-service-source',
  title: 'Services may run Lambda functions only for known sources',
  severity: 'medium',
  why: "Without a source, a bucket, topic or rule in anybody's account can make the service run the function.",
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  ],
  on: Function.pick('policy'),
  fix: ({ name, scope }) => ({
    text: 'Replace the permission by one that names the source.',
    command: sh`aws lambda add-permission --region ${scope.region} --function-name ${name} --statement-id caller --action lambda:InvokeFunction --principal SERVICE --source-arn SOURCE --source-account ${scope.account}`,
    terraform: 'resource "aws_lambda_permission": source_arn = … and source_account = …',
  }),

  evaluate({ policy, scope: { account } }) {
    if (policy === null) return pass('The function has no policy');
    const services = unguardedServices(policy, { account }).map(({ who }) => who.id);
    const open = services.filter((service) => actForOthers.includes(service.split('.')[0] ?? ''));
    if (open.length === 0) return pass('No service may run the function for just any source');
    return fail(`The policy lets ${listOf(new Set(open))} run the function for any source`);
  },

  examples: {
    pass: [
      { policy: null },
      permitting('s3.amazonaws.com', { StringEquals: { 'AWS:SourceAccount': '111122223333' } }),
      permitting('events.amazonaws.com', {
        ArnLike: { 'AWS:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/nightly' },
      }),
      // Acts only for the account that owns the function.
      permitting('secretsmanager.amazonaws.com'),
    ],
    fail: [permitting('s3.amazonaws.com'), permitting('sns.amazonaws.com', { StringLike: { 'aws:SourceArn': '*' } })],
  },
});
