import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-error-logs',
  title: 'OpenSearch domains send error logs to CloudWatch',
  severity: 'low',
  why: 'Without error logs, attacks and failures that show only there go unnoticed.',
  references: [
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html',
  ],
  on: Domain.pick('enabledLogs'),
  fix: ({ name, scope }) => ({
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --log-publishing-options 'ES_APPLICATION_LOGS={CloudWatchLogsLogGroupArn=LOG_GROUP_ARN,Enabled=true}'`,
    terraform: 'resource "aws_opensearch_domain": log_publishing_options { log_type = "ES_APPLICATION_LOGS" }',
  }),

  evaluate({ enabledLogs }) {
    const said = `CloudWatch Logs gets: ${listOf(enabledLogs)}`;
    return enabledLogs.includes('ES_APPLICATION_LOGS') ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ enabledLogs: ['ES_APPLICATION_LOGS', 'SEARCH_SLOW_LOGS'] }],
    fail: [{ enabledLogs: [] }, { enabledLogs: ['SEARCH_SLOW_LOGS'] }],
  },
});
