import { by, fail, inRegion, type Many, pass, type Verdict } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { ProtectedResource } from 'cloudstance/resources/aws/backup';
import { z } from 'zod';

/** What AWS Backup has backed up in the region, by the ARN of the resource. For `with`. */
export const protectedByArn = inRegion(by(ProtectedResource.pick('lastBackupTime'), ({ uid }) => uid));

/** How old the last backup may be. */
export const backupAge = z.object({ days: z.int().min(1).default(35) });

/** Fails unless AWS Backup has made a backup within `days`. */
export function protectedVerdict(
  backups: Many<{ readonly lastBackupTime: string }>,
  { days, now }: { readonly days: number; readonly now: Date },
): Verdict {
  const protection = backups.find(() => true);
  if (!protection) return fail('AWS Backup has never backed it up');
  const age = daysBetween(protection.lastBackupTime, now);
  const said = `AWS Backup last backed it up on ${protection.lastBackupTime.slice(0, 10)}`;
  return age > days ? fail(`${said}, ${plural(age, 'day')} ago`) : pass(said);
}

/** Example backups of an ARN. */
export const backedUp = (uid: string, lastBackupTime: string) => [{ uid, lastBackupTime }];
