import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { Function } from 'cloudstance/resources/aws/lambda';

export default defineCheck({
  id: 'aws-lambda-function-tracing',
  title: 'Lambda functions are traced by X-Ray',
  severity: 'low',
  why: 'Traces show which calls a function made and when, which helps to find out about faults and misuse.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html'],
  on: Function.pick('tracing'),
  fix: ({ name, scope }) => ({
    command: sh`aws lambda update-function-configuration --region ${scope.region} --function-name ${name} --tracing-config Mode=Active`,
    terraform: 'resource "aws_lambda_function": tracing_config { mode = "Active" }',
  }),

  evaluate({ tracing: { mode } }) {
    return mode === 'Active' ? pass('Active tracing is on') : fail(`Active tracing is off (mode ${mode})`);
  },

  examples: { pass: [{ tracing: { mode: 'Active' } }], fail: [{ tracing: { mode: 'PassThrough' } }] },
});
