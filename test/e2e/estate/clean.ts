import { cleanApplications } from './applications.ts';
import { cleanDatabases } from './databases.ts';
import { cleanDetection } from './detection.ts';
import { cleanEc2 } from './ec2.ts';
import { cleanEdge } from './edge.ts';
import type { Provision } from './estate.ts';
import { cleanIam } from './iam.ts';
import { cleanKms } from './kms.ts';
import { cleanMessaging } from './messaging.ts';
import { cleanNetwork } from './network.ts';
import { cleanS3 } from './s3.ts';
import { cleanTrail } from './trail.ts';

/** An account with a specimen of every kind of resource, each as it should be. In order of need. */
export const clean: readonly Provision[] = [
  cleanKms,
  cleanIam,
  cleanS3,
  cleanNetwork,
  cleanEc2,
  cleanTrail,
  cleanDetection,
  cleanDatabases,
  cleanApplications,
  cleanMessaging,
  cleanEdge,
];
