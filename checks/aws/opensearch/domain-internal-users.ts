import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-internal-users',
  title: 'OpenSearch domains take their users from IAM or a directory',
  severity: 'low',
  why: 'Passwords of the internal user database have no second factor and outlive the people they were made for.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html'],
  on: Domain.pick('fineGrainedAccess'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --advanced-security-options InternalUserDatabaseEnabled=false,MasterUserOptions={MasterUserARN=ROLE_ARN}`,
    terraform: 'resource "aws_opensearch_domain": advanced_security_options { internal_user_database_enabled = false }',
  }),

  evaluate({ fineGrainedAccess }) {
    if (!fineGrainedAccess?.enabled) return notApplicable('Fine-grained access control is off');
    return fineGrainedAccess.internalUserDatabaseEnabled
      ? fail('It keeps users with passwords of its own')
      : pass('It keeps no users of its own');
  },

  examples: {
    pass: [{ fineGrainedAccess: { enabled: true, internalUserDatabaseEnabled: false } }],
    fail: [{ fineGrainedAccess: { enabled: true, internalUserDatabaseEnabled: true } }],
    notApplicable: [
      { fineGrainedAccess: { enabled: false, internalUserDatabaseEnabled: false } },
      { fineGrainedAccess: null },
    ],
  },
});
