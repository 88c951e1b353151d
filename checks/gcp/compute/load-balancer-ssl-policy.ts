import { by, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';
import { SslPolicy, TargetProxy } from 'cloudstance/resources/gcp/compute';
import { placeFlag } from './_instance.ts';

/** No forward secrecy, or 64-bit blocks: https://cloud.google.com/load-balancing/docs/ssl-policies-concepts#defining_an_ssl_policy. */
const weak = [
  'TLS_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_RSA_WITH_AES_128_CBC_SHA',
  'TLS_RSA_WITH_AES_256_CBC_SHA',
  'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
];
const old = ['TLS_1_0', 'TLS_1_1'];
const uid = '//compute.googleapis.com/projects/example-project/global/sslPolicies/strict';
const strong = ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'];
const under = (profile: string, minTlsVersion: string, enabledFeatures: string[] = strong) => ({
  sslPolicy: uid,
  $policies: [{ uid, name: 'strict', config: { profile, minTlsVersion, enabledFeatures } }],
});

export default defineCheck({
  id: 'gcp-compute-load-balancer-ssl-policy',
  title: 'Load balancers refuse weak TLS versions and cipher suites',
  severity: 'medium',
  why: 'Whoever can listen in may break or downgrade such connections, or read recorded ones once the key is stolen.',
  references: ['https://cloud.google.com/load-balancing/docs/ssl-policies-concepts'],
  on: TargetProxy.pick('sslPolicy'),
  with: { policies: by(SslPolicy.pick('config'), ({ uid: own }) => own) },
  fix: ({ uid: proxy, name, scope }) => {
    const kind = proxy.includes('/targetSslProxies/') ? 'target-ssl-proxies' : 'target-https-proxies';
    const where = kind === 'target-ssl-proxies' ? '' : ` ${placeFlag(proxy)}`;
    return {
      text: 'Make a policy first: gcloud compute ssl-policies create POLICY --profile MODERN --min-tls-version 1.2',
      command: `${sh`gcloud compute ${kind} update ${name} --ssl-policy POLICY --project ${scope.account}`}${where}`,
      terraform: 'resource "google_compute_ssl_policy": profile = "MODERN", min_tls_version = "TLS_1_2"',
    };
  },

  evaluate({ sslPolicy }, { policies }) {
    if (sslPolicy === null)
      return fail("The proxy has no SSL policy: Google's default takes TLS 1.0 and weak cipher suites");
    const found = policies.get(sslPolicy).find(() => true);
    if (!found) return fail(`The SSL policy ${sslPolicy} does not exist`);
    const { profile, minTlsVersion, enabledFeatures } = found.config;
    const label = `The SSL policy ${found.name} (${profile}, from ${minTlsVersion})`;
    // It takes TLS 1.2 and up whatever the policy's minimum is.
    if (profile === 'RESTRICTED') return pass(`${label} is restricted`);
    const suites = enabledFeatures.filter((feature) => weak.includes(feature));
    if (profile !== 'MODERN' && suites.length > 0) return fail(`${label} takes ${listOf(suites)}`);
    if (profile === 'COMPATIBLE') return fail(`${label} is as wide as can be`);
    // Suites of AES-GCM and ChaCha20 need TLS 1.2 by themselves.
    const isOldPossible = profile === 'MODERN' || enabledFeatures.some((feature) => feature.endsWith('_SHA'));
    if (isOldPossible && old.includes(minTlsVersion)) return fail(`${label} takes versions older than TLS 1.2`);
    return pass(`${label} takes no weak cipher suite`);
  },

  examples: {
    pass: [
      under('RESTRICTED', 'TLS_1_0'),
      under('MODERN', 'TLS_1_2', [...strong, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA']),
      under('CUSTOM', 'TLS_1_2'),
      under('FIPS_202205', 'TLS_1_2'),
    ],
    fail: [
      { sslPolicy: null, $policies: [] },
      { ...under('RESTRICTED', 'TLS_1_2'), $policies: [] },
      under('COMPATIBLE', 'TLS_1_2', []),
      under('MODERN', 'TLS_1_0'),
      under('CUSTOM', 'TLS_1_2', [...strong, weak[0]!]),
      under('CUSTOM', 'TLS_1_0', [...strong, 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA']),
    ],
  },
});
