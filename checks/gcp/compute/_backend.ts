/** What checks on backend services share. */
import { notApplicable, sh, type Verdict } from 'cloudstance/check';
import { placeFlag } from './_instance.ts';

interface Config {
  readonly protocol?: string | undefined;
  readonly loadBalancingScheme?: string | undefined;
}

const application = ['HTTP', 'HTTPS', 'HTTP2', 'H2C', 'GRPC'];
const external = ['EXTERNAL', 'EXTERNAL_MANAGED'];

/** The verdict on backends that no application load balancer uses. */
export function notForHttp({ protocol, loadBalancingScheme }: Config): Verdict | undefined {
  if (!application.includes(protocol ?? ''))
    return notApplicable(`The backend is not for HTTP (${protocol ?? 'no protocol'})`);
  return loadBalancingScheme === 'INTERNAL_SELF_MANAGED'
    ? notApplicable('The backend is of a service mesh')
    : undefined;
}

/** The verdict on backends that the internet does not reach by a load balancer for HTTP. */
export function notExternal(config: Config): Verdict | undefined {
  const away = notForHttp(config);
  if (away || external.includes(config.loadBalancingScheme ?? '')) return away;
  return notApplicable('The load balancer is an internal one');
}

interface Subject {
  readonly uid: string;
  readonly name: string;
  readonly scope: { readonly account: string };
}

export const gcloudBackend = ({ uid, name, scope }: Subject, flags: string): string =>
  `${sh`gcloud compute backend-services update ${name}`} ${flags} ${placeFlag(uid)} ${sh`--project ${scope.account}`}`;

/** An external backend of HTTP, for examples. */
export const web = { protocol: 'HTTPS', loadBalancingScheme: 'EXTERNAL_MANAGED', iapEnabled: false };
