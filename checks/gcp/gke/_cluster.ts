/** What checks on clusters share. */
import { fail, pass, sh, type Verdict } from 'cloudstance/check';

interface Subject {
  readonly uid: string;
  readonly name: string;
  readonly scope: { readonly account: string };
}

const locationOf = (uid: string): string | undefined => /\/locations\/([^/]+)\//.exec(uid)?.[1];

/** `gcloud container clusters update NAME …` with its place; `flags` are ours. */
export const gcloudCluster = ({ uid, name, scope }: Subject, flags: string): string =>
  `${sh`gcloud container clusters update ${name}`} ${flags} ${sh`--location ${locationOf(uid)} --project ${scope.account}`}`;

/** The same for a node pool, whose cluster is in its id. */
export function gcloudNodePool({ uid, name, scope }: Subject, flags: string): string {
  const cluster = /\/clusters\/([^/]+)\//.exec(uid)?.[1];
  return `${sh`gcloud container node-pools update ${name} --cluster ${cluster}`} ${flags} ${sh`--location ${locationOf(uid)} --project ${scope.account}`}`;
}

export const hardening = 'https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster';

interface Sent {
  readonly service?: string | undefined;
  readonly components: readonly string[] | null;
}

/** Whether the parts of Kubernetes itself send something (`what`). Left unset, all current versions do. */
export function systemSends({ service, components }: Sent, what: string): Verdict {
  if (service === 'none') return fail(`The cluster sends no ${what}`);
  if (components === null) return pass(`The cluster sends ${what} to ${service || 'Google'}`);
  if (!components.includes('SYSTEM_COMPONENTS')) return fail(`The parts of Kubernetes itself send no ${what}`);
  return pass(`The cluster sends ${what} of ${components.join(', ')}`);
}
