import { aws } from './aws/cloud.ts';
import { azure } from './azure/cloud.ts';
import { type Cloud, isWhole, servicesOf } from './clouds.ts';
import { gcp } from './gcp/cloud.ts';

/** Every cloud; with `ONLY=azure.storage` those that have one of the named services. */
export const clouds: readonly Cloud[] = [aws, azure, gcp].filter((cloud) => isWhole || servicesOf(cloud).length > 0);
