import { by, type Check, defineCheck, fail, inRegion, type Many, pass, sh, type Verdict } from 'cloudstance/check';
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

interface Family {
  readonly id: string;
  readonly title: string;
  /** The type that is judged; none of its facets is read. */
  readonly on: Check['on'];
  /** An ARN of that type, for the examples. */
  readonly uid: string;
}

/** A check that AWS Backup backs up every resource of a type. */
export const areInBackupPlan = ({ uid, ...about }: Family): Check =>
  defineCheck({
    ...about,
    severity: 'low',
    why: 'Backups of the service itself are deleted with the resource, and whoever takes the account over can delete them.',
    references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html'],
    with: { backups: protectedByArn },
    params: backupAge,
    fix: (subject) => ({
      command: sh`aws backup create-backup-selection --region ${subject.scope.region} --backup-plan-id PLAN_ID --backup-selection SelectionName=SELECTION,IamRoleArn=ROLE_ARN,Resources=${subject.uid}`,
      terraform: 'resource "aws_backup_selection": resources = [ … ]',
    }),

    evaluate(subject, { backups, params: { days }, now }) {
      return protectedVerdict(backups.get(subject.uid), { days, now });
    },

    examples: {
      pass: [{ uid, $backups: backedUp(uid, '2026-11-21T01:00:00.000Z') }],
      fail: [
        { uid, $backups: [] },
        { uid, $backups: backedUp(`${uid}-other`, '2026-11-21T01:00:00.000Z') },
        { uid, $backups: backedUp(uid, '2026-01-02T01:00:00.000Z') },
      ],
    },
  });
