import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Domain } from 'cloudstance/resources/aws/opensearch';

export default defineCheck({
  id: 'aws-opensearch-domain-audit-logs',
  title: 'OpenSearch domains send audit logs to CloudWatch',
  severity: 'medium',
  why: 'Without audit logs, nobody can tell afterwards who signed in and which documents were read.',
  references: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html'],
  on: Domain.pick('enabledLogs'),
  fix: ({ name, scope }) => ({
    text: 'Audit logs need fine-grained access control, and have to be turned on in the dashboards as well.',
    command: sh`aws opensearch update-domain-config --region ${scope.region} --domain-name ${name} --log-publishing-options 'AUDIT_LOGS={CloudWatchLogsLogGroupArn=LOG_GROUP_ARN,Enabled=true}'`,
    terraform: 'resource "aws_opensearch_domain": log_publishing_options { log_type = "AUDIT_LOGS" }',
  }),

  evaluate({ enabledLogs }) {
    const said = `CloudWatch Logs gets: ${listOf(enabledLogs)}`;
    return enabledLogs.includes('AUDIT_LOGS') ? pass(said) : fail(said);
  },

  examples: {
    pass: [{ enabledLogs: ['AUDIT_LOGS', 'SEARCH_SLOW_LOGS'] }],
    fail: [{ enabledLogs: [] }, { enabledLogs: ['SEARCH_SLOW_LOGS'] }],
  },
});
