/** What checks on instances share. */
import { notApplicable, sh, type Verdict } from 'cloudstance/check';
import { placeOf } from 'cloudstance/domain/gcp/names';

interface Named {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** GKE names (`gk3-…` in Autopilot) and labels the nodes it makes; their settings are those of the node pool. */
const isGkeNode = ({ name, tags }: Named): boolean => /^gk[e3]-/.test(name) && Object.hasOwn(tags, 'goog-gke-node');

/** The verdict on nodes of GKE, where only the cluster can be set. */
export const onlyInCluster = (instance: Named): Verdict | undefined =>
  isGkeNode(instance) ? notApplicable('It is a node of GKE, which is set in its cluster') : undefined;

/** A node as GKE makes it, for examples. */
export const node = { name: 'gke-main-pool-1', tags: { 'goog-gke-node': '' } };

/** Where a resource is, for gcloud: `--zone europe-west1-b`, `--region europe-west1` or `--global`. */
export function placeFlag(uid: string): string {
  const { zone, region } = placeOf(uid);
  if (zone !== undefined) return sh`--zone ${zone}`;
  return region === undefined ? '--global' : sh`--region ${region}`;
}

interface Subject {
  readonly uid: string;
  readonly name: string;
  readonly scope: { readonly account: string };
}

/** `gcloud compute instances <what> NAME --zone … --project …`; what stands before the name. */
export const gcloudInstances = (what: string, { uid, name, scope }: Subject, flags = ''): string =>
  [`gcloud compute instances ${what}`, sh`${name}`, flags, placeFlag(uid), sh`--project ${scope.account}`]
    .filter((part) => part !== '')
    .join(' ');
