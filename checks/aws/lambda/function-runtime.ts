import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { deprecationOf } from 'cloudstance/domain/aws/lambda-runtimes';
import { daysUntil } from 'cloudstance/domain/time';
import { Function } from 'cloudstance/resources/aws/lambda';

const zip = (runtime: string) => ({ config: { packageType: 'Zip', runtime } });

export default defineCheck({
  id: 'aws-lambda-function-runtime',
  title: 'Lambda functions use runtimes that AWS still patches',
  severity: 'medium',
  why: 'A deprecated runtime gets no more security updates, and in the end its functions can no longer be changed.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html'],
  on: Function.pick('config'),
  fix: ({ name, scope }) => ({
    text: 'Move to a newer version of the same language, in a test environment first.',
    command: sh`aws lambda update-function-configuration --region ${scope.region} --function-name ${name} --runtime RUNTIME`,
    terraform: 'resource "aws_lambda_function": runtime = a supported one',
  }),

  evaluate({ config: { packageType, runtime } }, { now }) {
    if (runtime === null) return notApplicable(`The function brings its own runtime (package type ${packageType})`);
    const date = deprecationOf(runtime);
    if (date === undefined) return notApplicable(`No deprecation date of ${runtime} is known`);
    if (daysUntil(date, now) < 0) return fail(`${runtime} is deprecated since ${date}`);
    return pass(`${runtime} is supported until ${date}`);
  },

  examples: {
    pass: ['nodejs24.x', 'python3.13', 'provided.al2023'].map(zip),
    fail: ['nodejs20.x', 'python3.10', 'go1.x', 'provided'].map(zip),
    notApplicable: [{ config: { packageType: 'Image', runtime: null } }, zip('cobol85')],
  },
});
