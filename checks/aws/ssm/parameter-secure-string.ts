import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { looksSecret } from 'cloudstance/domain/secret-names';
import { Parameter } from 'cloudstance/resources/aws/ssm';

const parameter = (name: string, type: string) => ({ name, config: { type } });

export default defineCheck({
  id: 'aws-ssm-parameter-secure-string',
  title: 'Parameters that are named like secrets are encrypted',
  severity: 'medium',
  why: 'A plain parameter is readable to everyone who may read parameters, without a key.',
  references: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html',
  ],
  on: Parameter.pick('config'),
  fix: ({ name, scope }) => ({
    text: 'If the value is secret, delete the parameter, change the secret, and store the new one encrypted.',
    command: sh`aws ssm delete-parameter --region ${scope.region} --name ${name} && aws ssm put-parameter --region ${scope.region} --name ${name} --type SecureString --value NEW-SECRET`,
    terraform: 'resource "aws_ssm_parameter": type = "SecureString"',
  }),

  evaluate({ name, config: { type } }) {
    if (type === 'SecureString') return pass('Stored encrypted (SecureString)');
    if (!looksSecret(name)) return pass('Not named like a secret');
    return fail(`By its name, the parameter may hold a secret, and it is stored as ${type}`);
  },

  examples: {
    pass: [
      parameter('/shop/db/password', 'SecureString'),
      parameter('/shop/db/host', 'String'),
      parameter('/secrets/shop/region', 'String'),
      parameter('/shop/db-password-arn', 'String'),
    ],
    fail: [parameter('/shop/db/password', 'String'), parameter('apiKeys.API_KEY', 'StringList')],
  },
});
