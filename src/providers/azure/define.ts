import type { Collector } from '../../collector.ts';
import type { Facets, ResourceType } from '../../resource.ts';
import { seenOf } from '../answers.ts';
import type { ArmResource, ArmType, Azure } from './azure.ts';

/** How to list a type of Azure resource, and how to fetch each facet that its listing does not answer. */
export const defineAzureCollector = <F extends Facets>(
  type: ResourceType<F>,
  how: Omit<Collector<F, Azure>, 'type'>,
): Collector<F, Azure> => ({ type, ...how });

/** Identity and tags of an ARM resource. Azure's ids are the same in any case of letters; ours are lower case. */
export const armIdentity = ({ id, name, location, tags }: ArmResource) => ({
  uid: id.toLowerCase(),
  name,
  region: regionOf(location),
  tags: tags ?? {},
});

/** `West Europe` and `westeurope` are one region; `global` is none. */
export function regionOf(location: string | undefined): string | undefined {
  const region = location?.toLowerCase().replaceAll(' ', '');
  return region === '' || region === 'global' ? undefined : region;
}

/** The last part of an id: a resource's own name. */
export const nameOf = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

/** An answer without what the API answered with `null`: to Azure that and leaving it out are the same. */
export function said(value: unknown): any {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(said);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      inner === null || inner === undefined ? [] : [[key, said(inner)]],
    ),
  );
}

/** `azure.rows`, asked once however many resource types look at them. */
export async function* sharedRows(azure: Azure, type: ArmType): AsyncGenerator<ArmResource> {
  const { items, error } = await azure.once(`rows/${type.type}`, () => seenOf(() => azure.rows(type)));
  yield* items;
  if (error !== undefined) throw error;
}

/** What is listed below each parent, all at once. What one refuses does not hide what the others show: it comes last. */
export async function* childrenOf<P, T>(
  parents: AsyncIterable<P>,
  list: (parent: P) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const above = await seenOf(() => parents);
  const below = await Promise.all(above.items.map((parent) => seenOf(() => list(parent))));
  for (const { items } of below) yield* items;
  for (const { error } of [above, ...below]) if (error !== undefined) throw error;
}

const diagnosticsVersion = '2021-05-01-preview';

/** Which logs a resource sends somewhere: one entry for each of its diagnostic settings. */
export async function diagnosticSettings(azure: Azure, uid: string) {
  const settings = await Array.fromAsync(
    azure.pages(`${uid}/providers/Microsoft.Insights/diagnosticSettings`, diagnosticsVersion),
  );
  return settings.map((setting) => {
    const { name, properties } = said(setting);
    return { name, logs: properties?.logs ?? [] };
  });
}

interface ManagedIdentity {
  readonly principalId?: string;
  readonly userAssignedIdentities?: Readonly<Record<string, { readonly principalId?: string }>>;
}

/** The principals of a resource's identity, lower-cased: its own and those that were assigned to it. */
export const principalsOf = ({ principalId, userAssignedIdentities = {} }: ManagedIdentity = {}): string[] =>
  [{ principalId }, ...Object.values(userAssignedIdentities)].flatMap((one) => one.principalId?.toLowerCase() ?? []);
