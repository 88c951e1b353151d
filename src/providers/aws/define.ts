import type { Collector } from '../../collector.ts';
import type { Facets, ResourceType } from '../../resource.ts';
import type { Aws } from './aws.ts';

/** How to list a type of AWS resource, and how to fetch each facet that its listing does not answer. */
export const defineAwsCollector = <F extends Facets>(
  type: ResourceType<F>,
  how: Omit<Collector<F, Aws>, 'type'>,
): Collector<F, Aws> => ({ type, ...how });
