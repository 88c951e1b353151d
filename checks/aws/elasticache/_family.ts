import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';

/** Members of a replication group are judged with it. */
export const decidedBy = (group: string): Verdict => notApplicable(`Decided by its replication group ${group}`);

export const upgradeVerdict = (upgrades: boolean): Verdict =>
  upgrades ? pass('Minor upgrades are applied automatically') : fail('Minor upgrades are not applied automatically');

/** `retention` is `null` where the engine has no backups. */
export function backupVerdict(retention: number | null, wanted: number): Verdict {
  if (retention === null) return notApplicable('The engine has no backups');
  if (retention === 0) return fail('Automatic backups are off');
  const kept = `Automatic backups are kept for ${plural(retention, 'day')}`;
  return retention < wanted ? fail(`${kept}, fewer than ${wanted}`) : pass(kept);
}
