import { leakyApplications } from './applications.ts';
import { leakyDatabases } from './databases.ts';
import { leakyDetection } from './detection.ts';
import { leakyEc2 } from './ec2.ts';
import { leakyEdge } from './edge.ts';
import type { Provision } from './estate.ts';
import { leakyIam } from './iam.ts';
import { leakyKms } from './kms.ts';
import { leakyMessaging } from './messaging.ts';
import { leakyNetwork } from './network.ts';
import { leakyPaths } from './paths.ts';
import { leakyS3 } from './s3.ts';
import { leakyTrail } from './trail.ts';

/** An account with everything wrong that a scanner should see, and a few things right beside it. In order of need. */
export const leaky: readonly Provision[] = [
  leakyKms,
  leakyIam,
  leakyS3,
  leakyNetwork,
  leakyEc2,
  leakyTrail,
  leakyDetection,
  leakyDatabases,
  leakyApplications,
  leakyMessaging,
  leakyEdge,
  leakyPaths,
];
