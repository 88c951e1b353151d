import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { Subnet } from 'cloudstance/resources/gcp/compute';
import { z } from 'zod';

const full = {
  enable: true,
  aggregationInterval: 'INTERVAL_5_SEC',
  flowSampling: 1,
  metadata: 'INCLUDE_ALL_METADATA',
};
const subnet = (logConfig: object | null, purpose: string | null = 'PRIVATE') => ({ purpose, logConfig });

export default defineCheck({
  id: 'gcp-compute-subnet-flow-logs',
  title: 'Subnets log all traffic flows',
  severity: 'medium',
  why: 'After an incident nobody can tell which machines talked to whom; samples and coarse intervals lose exactly the few packets that matter.',
  references: ['https://cloud.google.com/vpc/docs/using-flow-logs'],
  on: Subnet.pick('purpose', 'logConfig'),
  params: z.object({
    sampling: z.number().min(0).max(1).default(1).describe('The least share of flows that has to be logged'),
    intervals: z
      .array(z.string())
      .default(['INTERVAL_5_SEC'])
      .describe('The aggregation intervals that are short enough'),
  }),
  fix: ({ name, scope }) => ({
    command: sh`gcloud compute networks subnets update ${name} --region ${scope.region} --enable-flow-logs --logging-aggregation-interval interval-5-sec --logging-flow-sampling 1 --logging-metadata include-all --project ${scope.account}`,
    terraform:
      'resource "google_compute_subnetwork": log_config { aggregation_interval = "INTERVAL_5_SEC", flow_sampling = 1, metadata = "INCLUDE_ALL_METADATA" }',
  }),

  evaluate({ purpose, logConfig }, { params: { sampling, intervals } }) {
    // Subnets older than the field have none and are for machines.
    if (!['PRIVATE', 'PRIVATE_RFC_1918', null].includes(purpose))
      return notApplicable(`The subnet is not for machines (${purpose})`);
    if (!logConfig?.enable) return fail('The subnet has no flow logs');
    // What the API leaves out is at its default: 5 seconds, every second flow, no metadata.
    const {
      aggregationInterval = 'INTERVAL_5_SEC',
      flowSampling = 0.5,
      metadata = 'EXCLUDE_ALL_METADATA',
      filterExpr = 'true',
    } = logConfig;
    const lacks = [
      ...(intervals.includes(aggregationInterval) ? [] : [`the interval ${aggregationInterval}`]),
      ...(flowSampling >= sampling ? [] : [`${flowSampling * 100}% of the flows`]),
      ...(metadata === 'INCLUDE_ALL_METADATA' ? [] : [`metadata ${metadata}`]),
      ...(filterExpr === 'true' || filterExpr === '' ? [] : ['a filter']),
    ];
    if (lacks.length > 0) return fail(`The flow logs are incomplete: ${listOf(lacks)}`);
    return pass('The subnet logs all flows');
  },

  examples: {
    pass: [
      subnet(full),
      subnet(full, null),
      subnet({ ...full, aggregationInterval: undefined, filterExpr: 'true' }),
      subnet(full, 'PRIVATE_RFC_1918'),
    ],
    fail: [
      subnet(null),
      subnet({ enable: false }),
      subnet({ enable: true }),
      subnet({ ...full, aggregationInterval: 'INTERVAL_10_MIN' }),
      subnet({ ...full, flowSampling: 0.5 }),
      subnet({ ...full, metadata: 'EXCLUDE_ALL_METADATA' }),
      subnet({ ...full, filterExpr: 'inIpRange(connection.src_ip, "10.0.0.0/8")' }),
    ],
    notApplicable: [subnet(null, 'REGIONAL_MANAGED_PROXY'), subnet(null, 'PRIVATE_SERVICE_CONNECT')],
  },
});
