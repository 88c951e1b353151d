import { CryptoKey } from '../../../resources/gcp/kms.ts';
import { belowEach, bindingsOf, defineGcpCollector, lastOf, regionOf, wholePages } from '../define.ts';
import type { Gcp } from '../gcp.ts';

const api = 'https://cloudkms.googleapis.com/v1';
const service = '//cloudkms.googleapis.com/';

/** Every key: the rings of all locations at once, then the keys of all rings at once. */
const keysOf = (gcp: Gcp): AsyncGenerator<any> => {
  const locations = gcp.pages(`${api}/projects/${gcp.project}/locations`, 'locations');
  const below = (collection: string) => (parent: any) =>
    wholePages(gcp, `${api}/${parent.name}/${collection}?pageSize=1000`, collection);
  return belowEach(belowEach(locations, below('keyRings')), below('cryptoKeys'));
};

const ringOf = (uid: string): string => uid.slice(service.length).replace(/\/cryptoKeys\/[^/]+$/, '');
const secondsOf = (duration: string | undefined): number | undefined =>
  duration === undefined ? undefined : Number(duration.replace(/s$/, ''));

export const keys = defineGcpCollector(CryptoKey, {
  async *list(gcp) {
    for await (const { data, asOf } of gcp.resources('cloudkms.googleapis.com/CryptoKey', () => keysOf(gcp)))
      yield {
        uid: `${service}${data.name}`,
        name: lastOf(data.name),
        region: regionOf(/\/locations\/([^/]+)/.exec(data.name)?.[1]),
        asOf,
        tags: data.labels ?? {},
        config: {
          purpose: data.purpose,
          rotationPeriod: secondsOf(data.rotationPeriod),
          nextRotationTime: data.nextRotationTime,
          primaryState: data.primary?.state,
        },
      };
  },
  facets: {
    bindings: async (gcp, { uid }) =>
      bindingsOf(
        await gcp.iamPolicy('cloudkms.googleapis.com/CryptoKey', uid, () =>
          gcp.get(`${api}/${uid.slice(service.length)}:getIamPolicy?options.requestedPolicyVersion=3`),
        ),
      ),
    ringBindings: async (gcp, { uid }) => {
      const ring = ringOf(uid);
      const policy = await gcp.once(`kms/${ring}`, () =>
        gcp.iamPolicy('cloudkms.googleapis.com/KeyRing', `${service}${ring}`, () =>
          gcp.get(`${api}/${ring}:getIamPolicy?options.requestedPolicyVersion=3`),
        ),
      );
      return bindingsOf(policy);
    },
  },
});
