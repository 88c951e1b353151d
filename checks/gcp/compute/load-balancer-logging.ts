import { defineCheck, fail, pass } from 'cloudstance/check';
import { BackendService } from 'cloudstance/resources/gcp/compute';
import { gcloudBackend, notForHttp, web } from './_backend.ts';

export default defineCheck({
  id: 'gcp-compute-load-balancer-logging',
  title: 'HTTP load balancers log requests',
  severity: 'medium',
  why: 'Attacks on the application and who got through can only be seen in the requests.',
  references: ['https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring'],
  on: BackendService.pick('config', 'logConfig'),
  fix: (subject) => ({
    command: gcloudBackend(subject, '--enable-logging --logging-sample-rate 1'),
    terraform: 'resource "google_compute_backend_service": log_config { enable = true, sample_rate = 1 }',
  }),

  evaluate({ config, logConfig }) {
    const away = notForHttp(config);
    if (away) return away;
    // Off, and every request when it is on, unless the API says otherwise.
    if (!logConfig?.enable) return fail('The backend logs no requests');
    const { sampleRate = 1 } = logConfig;
    return sampleRate > 0
      ? pass(`The backend logs ${sampleRate * 100}% of requests`)
      : fail('The backend logs 0% of requests');
  },

  examples: {
    pass: [
      { config: web, logConfig: { enable: true } },
      { config: { ...web, loadBalancingScheme: 'INTERNAL_MANAGED' }, logConfig: { enable: true, sampleRate: 0.5 } },
    ],
    fail: [
      { config: web, logConfig: null },
      { config: web, logConfig: { enable: false } },
      { config: web, logConfig: { enable: true, sampleRate: 0 } },
    ],
    notApplicable: [
      { config: { ...web, protocol: 'TCP' }, logConfig: null },
      { config: { ...web, loadBalancingScheme: 'INTERNAL_SELF_MANAGED' }, logConfig: null },
    ],
  },
});
