import { all, by, defineCheck, fail, notApplicable, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { ForwardingRule, TargetHttpProxy, UrlMap } from 'cloudstance/resources/gcp/compute';

const global = '//compute.googleapis.com/projects/example-project/global';
const uid = `${global}/targetHttpProxies/web`;
const urlMap = `${global}/urlMaps/web`;
const front = (loadBalancingScheme: string) => ({ name: 'front', config: { target: uid, loadBalancingScheme } });
const mapping = (httpsRedirect: boolean, ...services: string[]) => ({
  uid: urlMap,
  config: { httpsRedirect, services },
});
const external = ['EXTERNAL', 'EXTERNAL_MANAGED'];

export default defineCheck({
  id: 'gcp-compute-load-balancer-https',
  title: 'External load balancers send plain HTTP on to HTTPS',
  severity: 'medium',
  why: 'Whoever sits between reads and changes what is sent in clear: passwords, sessions, pages.',
  references: ['https://cloud.google.com/load-balancing/docs/https/setting-up-global-http-https-redirect'],
  on: TargetHttpProxy.pick('urlMap'),
  with: {
    fronts: all(ForwardingRule.pick('config')),
    maps: by(UrlMap.pick('config'), ({ uid: own }) => own),
  },
  fix: () => ({
    text: 'Give the HTTP front end a URL map of its own that answers every request with a redirect to HTTPS, and serve the backends by the HTTPS front end alone',
    terraform: 'resource "google_compute_url_map": default_url_redirect { https_redirect = true, strip_query = false }',
  }),

  evaluate(proxy, { fronts, maps }) {
    const front = fronts.find(
      ({ config: { target, loadBalancingScheme } }) =>
        target === proxy.uid && external.includes(loadBalancingScheme ?? ''),
    );
    if (!front) return notApplicable('No external front end uses the proxy');
    const map = maps.get(proxy.urlMap).find(() => true);
    if (!map) return notApplicable('The URL map of the proxy does not exist');
    const { httpsRedirect, services } = map.config;
    if (services.length > 0)
      return fail(`The front end ${front.name} serves ${plural(services.length, 'backend')} over plain HTTP`);
    return httpsRedirect
      ? pass('Every request is sent on to HTTPS')
      : fail(`The front end ${front.name} does not send requests on to HTTPS`);
  },

  examples: {
    pass: [{ uid, urlMap, $fronts: [front('EXTERNAL_MANAGED')], $maps: [mapping(true)] }],
    fail: [
      { uid, urlMap, $fronts: [front('EXTERNAL')], $maps: [mapping(false, `${global}/backendServices/web`)] },
      { uid, urlMap, $fronts: [front('EXTERNAL')], $maps: [mapping(true, `${global}/backendServices/web`)] },
      { uid, urlMap, $fronts: [front('EXTERNAL')], $maps: [mapping(false)] },
    ],
    notApplicable: [
      { uid, urlMap, $fronts: [], $maps: [mapping(false, 'web')] },
      { uid, urlMap, $fronts: [front('EXTERNAL')], $maps: [] },
      { uid, urlMap, $fronts: [front('INTERNAL_MANAGED')], $maps: [mapping(false, 'web')] },
    ],
  },
});
