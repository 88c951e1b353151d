import type { Collector } from '../../collector.ts';
import type { Facets, ResourceType } from '../../resource.ts';
import type { Gcp } from './gcp.ts';

/** How to list a type of Google Cloud resource, and how to fetch each facet that its listing does not answer. */
export const defineGcpCollector = <F extends Facets>(
  type: ResourceType<F>,
  how: Omit<Collector<F, Gcp>, 'type'>,
): Collector<F, Gcp> => ({ type, ...how });

/** The last part of a name or URL: `…/regions/europe-west1` → `europe-west1`. */
export const lastOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** `europe-west1-b` → `europe-west1`; `global` is no region. */
export function regionOf(location: string | undefined): string | undefined {
  if (location === undefined || location === '' || location === 'global') return undefined;
  return lastOf(location).toLowerCase().replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, '$1');
}

/** The full resource name from a Compute link: `https://www.googleapis.com/compute/v1/projects/…` → `//compute.googleapis.com/projects/…`. */
export const fullName = (selfLink: string): string =>
  selfLink.replace(/^https:\/\/[^/]+\/(?:compute\/)?(?:v1|beta)\//, '//compute.googleapis.com/');
