import { Bucket, StorageSettings } from '../../../resources/gcp/storage.ts';
import { bindingsOf, defineGcpCollector, regionOf } from '../define.ts';

const api = 'https://storage.googleapis.com/storage/v1';
const fullName = (name: string): string => `//storage.googleapis.com/${name}`;

export const buckets = defineGcpCollector(Bucket, {
  async *list(gcp) {
    const url = `${api}/b?project=${gcp.project}&projection=noAcl&maxResults=1000`;
    for await (const { data, asOf } of gcp.resources('storage.googleapis.com/Bucket', () => gcp.pages(url, 'items'))) {
      const { iamConfiguration = {}, softDeletePolicy, retentionPolicy, logging, encryption } = data;
      yield {
        uid: fullName(data.name),
        name: data.name,
        region: regionOf(data.location),
        asOf,
        tags: data.labels ?? {},
        // The API leaves out what is off or at its default.
        config: {
          uniformBucketLevelAccess: iamConfiguration.uniformBucketLevelAccess?.enabled ?? false,
          publicAccessPrevention: iamConfiguration.publicAccessPrevention ?? 'inherited',
          versioning: data.versioning?.enabled ?? false,
          retentionPeriod: retentionPolicy?.retentionPeriod && Number(retentionPolicy.retentionPeriod),
          softDeleteDuration: Number(softDeletePolicy?.retentionDurationSeconds ?? 0),
          logBucket: logging?.logBucket,
          defaultKmsKeyName: encryption?.defaultKmsKeyName,
        },
      };
    }
  },
  facets: {
    bindings: async (gcp, { name, uid }) =>
      bindingsOf(
        await gcp.iamPolicy('storage.googleapis.com/Bucket', uid, () =>
          gcp.get(`${api}/b/${encodeURIComponent(name)}/iam?optionsRequestedPolicyVersion=3`),
        ),
      ),
  },
});

export const storageSettings = defineGcpCollector(StorageSettings, {
  *list({ project }) {
    yield { uid: fullName(`projects/${project}/settings`), name: project };
  },
  facets: {
    async publicAccessPrevention(gcp) {
      const url = `https://cloudresourcemanager.googleapis.com/v1/projects/${gcp.project}:getEffectiveOrgPolicy`;
      const { booleanPolicy } = await gcp.post(url, { constraint: 'constraints/storage.publicAccessPrevention' });
      return booleanPolicy?.enforced ?? false;
    },
  },
});
