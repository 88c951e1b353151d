import { defineCheck, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';
import { examplePolicies, foreignVerdict, trusting } from '../_resource-policy.ts';

const policies = examplePolicies('es:ESHttp*', 'arn:aws:es:eu-west-1:111122223333:domain/logs/*');
const domain = (accessPolicies: string | null) => ({ accessPolicies });

export default defineCheck({
  id: 'aws-opensearch-domain-foreign-access',
  title: 'OpenSearch domains are shared only with trusted accounts',
  severity: 'medium',
  why: 'An account that nobody vouches for can read or change what is indexed for as long as its entry stays in the policy.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html'],
  on: Domain.pick('accessPolicies'),
  params: trusting,
  fix: ({ name, scope }) => ({
    text: 'Remove the account from the policy, or add it to trustedAccounts if it is yours or a partner.',
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --access-policies file://policy.json`,
  }),

  evaluate({ accessPolicies, scope: { account } }, { params: { trustedAccounts } }) {
    return foreignVerdict(accessPolicies, { account, trustedAccounts, what: 'domain' });
  },

  examples: {
    pass: [null, policies.own, policies.organization].map(domain),
    fail: [policies.partner, policies.partnerByCondition].map(domain),
  },
});
