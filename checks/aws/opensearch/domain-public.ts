import { defineCheck, pass, sh } from 'cloudstance/check';
import { Domain } from 'cloudstance/resources/aws/opensearch';
import { examplePolicies, publicVerdict } from '../_resource-policy.ts';

const policies = examplePolicies('es:ESHttp*', 'arn:aws:es:eu-west-1:111122223333:domain/logs/*');
const onInternet = { vpcId: null, fineGrainedAccess: null };
const controlled = { vpcId: null, accessPolicies: policies.everybody };

export default defineCheck({
  id: 'aws-opensearch-domain-public',
  title: 'OpenSearch domains do not answer everyone',
  severity: 'critical',
  why: 'Anyone on the internet can search, change or delete what is indexed.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html'],
  on: Domain.pick('vpcId', 'accessPolicies', 'fineGrainedAccess'),
  fix: ({ name, scope }) => ({
    text: 'Name the roles that use the domain, or turn on fine-grained access control.',
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --access-policies file://policy.json`,
    terraform: 'resource "aws_opensearch_domain": access_policies = … without "Principal": "*"',
  }),

  evaluate(domain) {
    const { vpcId, fineGrainedAccess } = domain;
    if (vpcId !== null) return pass(`Its endpoint is in ${vpcId}`);
    const verdict = publicVerdict(domain.accessPolicies, domain, 'domain');
    if (verdict.status === 'pass') return verdict;
    if (!fineGrainedAccess?.enabled) return verdict;
    if (fineGrainedAccess.anonymousAuthEnabled)
      return { ...verdict, message: `${verdict.message}, and requests without user are let through` };
    return pass('Its access policy is open, but fine-grained access control asks every request for a user');
  },

  examples: {
    pass: [
      { ...onInternet, accessPolicies: null },
      { ...onInternet, accessPolicies: policies.own },
      { ...onInternet, accessPolicies: policies.organization },
      { ...onInternet, accessPolicies: policies.everybody, vpcId: 'vpc-1' },
      { ...controlled, fineGrainedAccess: { enabled: true, anonymousAuthEnabled: false } },
    ],
    fail: [
      { ...onInternet, accessPolicies: policies.everybody },
      { ...onInternet, accessPolicies: policies.everybodyOfAws },
      { ...controlled, fineGrainedAccess: { enabled: false } },
      { ...controlled, fineGrainedAccess: { enabled: true, anonymousAuthEnabled: true } },
    ],
  },
});
