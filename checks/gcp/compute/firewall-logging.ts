import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Firewall } from 'cloudstance/resources/gcp/compute';
import { letIn } from './_firewall.ts';

const rule = letIn(['22'], '10.0.0.0/8');

export default defineCheck({
  id: 'gcp-compute-firewall-logging',
  title: 'Firewall rules log the connections they decide on',
  severity: 'low',
  why: 'Without a log nobody sees who was let in or kept out by which rule, nor which rules are of no use any more.',
  references: ['https://cloud.google.com/firewall/docs/firewall-rules-logging'],
  on: Firewall.pick('rule', 'logConfig'),
  fix: ({ name, scope }) => ({
    command: sh`gcloud compute firewall-rules update ${name} --enable-logging --project ${scope.account}`,
    terraform: 'resource "google_compute_firewall": log_config { metadata = "INCLUDE_ALL_METADATA" }',
  }),

  // Off unless somebody set it: https://cloud.google.com/firewall/docs/using-firewall-rules-logging.
  evaluate({ rule: { disabled }, logConfig }) {
    if (disabled) return notApplicable('The rule is disabled');
    return logConfig?.enable ? pass('The rule logs connections') : fail('The rule logs nothing');
  },

  examples: {
    pass: [{ rule, logConfig: { enable: true } }],
    fail: [
      { rule, logConfig: { enable: false } },
      { rule, logConfig: {} },
      { rule, logConfig: null },
    ],
    notApplicable: [{ rule: { ...rule, disabled: true }, logConfig: null }],
  },
});
