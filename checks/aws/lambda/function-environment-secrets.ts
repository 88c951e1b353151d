import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { looksSecret } from 'cloudstance/domain/secret-names';
import { listOf, plural } from 'cloudstance/domain/text';
import { Function } from 'cloudstance/resources/aws/lambda';

const names = (...all: string[]) => ({ environment: { names: all } });

export default defineCheck({
  id: 'aws-lambda-function-environment-secrets',
  title: 'Environment variables of Lambda functions are not named like secrets',
  severity: 'low',
  why: 'Whoever may list functions reads their variables; passwords belong into Secrets Manager or Parameter Store.',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-encryption',
  ],
  on: Function.pick('environment'),
  fix: ({ name, scope }) => ({
    text: 'Look at the values. Move what is secret into a secret that the function reads at start, change it, and remove the variable.',
    command: sh`aws lambda get-function-configuration --region ${scope.region} --function-name ${name} --query Environment.Variables`,
  }),

  evaluate({ environment: { names } }) {
    const suspects = names.filter(looksSecret);
    if (suspects.length > 0) return fail(`By their names, these variables may hold secrets: ${listOf(suspects)}`);
    return pass(`None of ${plural(names.length, 'variable')} is named like a secret`);
  },

  examples: {
    pass: [names(), names('LOG_LEVEL', 'DB_PASSWORD_ARN', 'TOKEN_TTL')],
    fail: [names('DB_PASSWORD', 'LOG_LEVEL'), names('stripeApiKey')],
  },
});
