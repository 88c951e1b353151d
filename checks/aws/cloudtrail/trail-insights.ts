import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Trail } from 'cloudstance/resources/aws/cloudtrail';
import { foreignOwner, judgedThere, organizationTrail, trail } from './_trail.ts';

export default defineCheck({
  id: 'aws-cloudtrail-trail-insights',
  title: 'CloudTrail looks for unusual rates of calls and errors',
  severity: 'informational',
  why: 'A burst of calls or errors is often the first sign of a stolen key being tried out.',
  references: [
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html',
  ],
  on: Trail.pick('config'),
  fix: ({ uid, scope }) => ({
    command: sh`aws cloudtrail put-insight-selectors --trail-name ${uid} --region ${scope.region} --insight-selectors ${'[{"InsightType":"ApiCallRateInsight"},{"InsightType":"ApiErrorRateInsight"}]'}`,
    terraform: 'resource "aws_cloudtrail": insight_selector { insight_type = "ApiCallRateInsight" }',
  }),

  evaluate(subject) {
    const owner = foreignOwner(subject);
    if (owner) return notApplicable(judgedThere(owner));
    return subject.config.hasInsightSelectors ? pass('Insights are enabled') : fail('Insights are disabled');
  },

  examples: {
    pass: [trail],
    fail: [{ ...trail, config: { ...trail.config, hasInsightSelectors: false } }],
    notApplicable: [organizationTrail],
  },
});
