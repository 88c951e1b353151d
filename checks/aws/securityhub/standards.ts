import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { nameOf } from 'cloudstance/domain/aws/arn';
import { listOf } from 'cloudstance/domain/text';
import { RegionSettings } from 'cloudstance/resources/aws/securityhub';

const fsbp = 'arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0';
const standard = (standardsStatus: string) => ({ standardsArn: fsbp, standardsStatus });

export default defineCheck({
  id: 'aws-securityhub-standards',
  title: 'Security Hub checks against at least one standard',
  severity: 'low',
  why: 'Without a standard Security Hub only passes on what other services find and judges nothing itself.',
  references: ['https://docs.aws.amazon.com/securityhub/latest/userguide/standards-view-manage.html'],
  on: RegionSettings.pick('standards'),
  fix: ({ scope: { region } }) => ({
    command: sh`aws securityhub batch-enable-standards --region ${region} --standards-subscription-requests ${`StandardsArn=arn:aws:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`}`,
    terraform: 'resource "aws_securityhub_standards_subscription"',
  }),

  evaluate({ standards }) {
    if (standards === null) return notApplicable('Security Hub is not enabled');
    if (standards.length === 0) return fail('No standard is enabled');
    const working = standards.filter(({ standardsStatus }) => !['FAILED', 'DELETING'].includes(standardsStatus));
    if (working.length > 0)
      return pass(`Enabled: ${listOf(working.map(({ standardsArn }) => nameOfStandard(standardsArn)))}`);
    return fail(
      `No standard works: ${listOf(standards.map((s) => `${nameOfStandard(s.standardsArn)} is ${s.standardsStatus}`))}`,
    );
  },

  examples: {
    pass: [{ standards: [standard('READY')] }, { standards: [standard('FAILED'), standard('INCOMPLETE')] }],
    fail: [{ standards: [] }, { standards: [standard('FAILED')] }],
    notApplicable: [{ standards: null }],
  },
});

/** `aws-foundational-security-best-practices` of `…:standards/aws-foundational-security-best-practices/v/1.0.0`. */
const nameOfStandard = (arn: string): string => nameOf(arn.replace(/\/v\/[^/]*$/, ''));
