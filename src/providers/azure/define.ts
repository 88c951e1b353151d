import type { Collector } from '../../collector.ts';
import type { Facets, ResourceType } from '../../resource.ts';
import type { ArmResource, Azure } from './azure.ts';

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
    Object.entries(value).flatMap(([key, inner]) => (inner === null || inner === undefined ? [] : [[key, said(inner)]])),
  );
}
