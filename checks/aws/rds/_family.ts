import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';
import { defaultPortOf } from 'cloudstance/domain/aws/rds';
import { listOf, plural } from 'cloudstance/domain/text';
import { daysUntil } from 'cloudstance/domain/time';
import { sharedWays } from 'cloudstance/domain/aws/exposure';
import { exposed } from '../../_exposure.ts';

/** For settings that members of a cluster take from it: the cluster has a check of its own. */
export const decidedBy = (cluster: string): Verdict => notApplicable(`Decided by its cluster ${cluster}`);

/** For what a read replica has its source for. */
export const replicates = (source: string): Verdict => notApplicable(`It replicates ${source}, where this is judged`);

export const encryptionVerdict = (encrypted: boolean): Verdict =>
  encrypted ? pass('The storage is encrypted') : fail('The storage is not encrypted');

export const deletionVerdict = (protectedFromDeletion: boolean): Verdict =>
  protectedFromDeletion ? pass('Deletion protection is on') : fail('Deletion protection is off');

export const copyTagsVerdict = (copies: boolean): Verdict =>
  copies ? pass('Snapshots carry its tags') : fail('Snapshots do not carry its tags');

export function backupVerdict(retention: number, wanted: number): Verdict {
  if (retention === 0) return fail('Automated backups are off');
  const kept = `Automated backups are kept for ${plural(retention, 'day')}`;
  return retention < wanted ? fail(`${kept}, fewer than ${wanted}`) : pass(kept);
}

const iamEngines = /^(aurora|mysql|mariadb|postgres)/;

export function iamVerdict(engine: string, enabled: boolean): Verdict {
  if (!iamEngines.test(engine)) return notApplicable(`${engine} has no IAM authentication`);
  return enabled ? pass('Users can sign in with IAM') : fail('Users can sign in with passwords only');
}

/** Logs without which an attack on the database can't be told, by engine. */
const neededLogs: readonly (readonly [engine: RegExp, logs: readonly string[]])[] = [
  [/^aurora-mysql$/, ['audit']],
  [/^(mysql|mariadb)$/, ['audit', 'error']],
  [/postgres/, ['postgresql']],
  [/oracle/, ['alert', 'audit', 'listener']],
  [/sqlserver/, ['error']],
  [/^db2/, ['diag.log']],
];

export function logsVerdict(engine: string, exported: readonly string[]): Verdict {
  const needed = neededLogs.find(([pattern]) => pattern.test(engine))?.[1];
  if (!needed) return notApplicable(`No logs are known for ${engine}`);
  const missing = needed.filter((log) => !exported.includes(log));
  const sent = `CloudWatch Logs gets: ${listOf(exported)}`;
  return missing.length > 0 ? fail(`${sent}; ${listOf(missing)} is missing for ${engine}`) : pass(sent);
}

/** The user names that the console and the documentation propose. */
const customaryNames = ['admin', 'administrator', 'awsuser', 'master', 'postgres', 'root', 'sa'];

export const adminVerdict = (name: string): Verdict =>
  customaryNames.includes(name.toLowerCase())
    ? fail(`The administrator is called ${name}, which is the first name to be tried`)
    : pass(`The administrator is called ${name}`);

export function portVerdict(engine: string, port: number | null): Verdict {
  if (port === null) return notApplicable('It has no endpoint yet');
  if (port === defaultPortOf(engine)) return fail(`It listens on ${port}, the default of ${engine}`);
  return pass(`It listens on ${port}`);
}

interface TlsParameter {
  readonly name: string;
  readonly value: string | null;
}

export function tlsVerdict(engine: string, parameter: TlsParameter | null, group: string): Verdict {
  if (parameter === null) return notApplicable(`No parameter of ${engine} demands TLS`);
  const { name, value } = parameter;
  if (value === null) return fail(`Parameter group ${group} does not set ${name}`);
  const said = `Parameter group ${group} sets ${name} to ${value}`;
  return /^(1|on|true)$/i.test(value) ? pass(said) : fail(said);
}

interface Lifecycle {
  readonly majorEngineVersion: string;
  readonly standardSupportEnds: string;
}

/** `version` is the engine with its full version. */
export function lifecycleVerdict(version: string, lifecycle: Lifecycle | null, days: number, now: Date): Verdict {
  if (lifecycle === null) return notApplicable(`AWS publishes no end of standard support for ${version}`);
  const { majorEngineVersion, standardSupportEnds } = lifecycle;
  const left = daysUntil(standardSupportEnds, now);
  const day = standardSupportEnds.slice(0, 10);
  const what = `It runs ${version}; standard support of ${majorEngineVersion}`;
  if (left < 0) return fail(`${what} ended on ${day}`);
  return left < days ? fail(`${what} ends on ${day}, in ${plural(left, 'day')}`) : pass(`${what} ends on ${day}`);
}

/** `restorableBy` is `null` where the snapshot is encrypted. */
interface Restorable {
  readonly uid: string;
  readonly name: string;
  readonly restorableBy: readonly string[] | null;
}

export function publicSnapshotVerdict(snapshot: Restorable): Verdict {
  const { uid, restorableBy } = snapshot;
  if (restorableBy === null) return pass('It is encrypted, and encrypted snapshots can not be public');
  const ways = sharedWays(restorableBy.includes('all'), uid, 'restore it');
  return ways.length > 0
    ? exposed('Every AWS account may restore it', snapshot, 'data', ways)
    : pass('It is not public');
}

export function foreignSnapshotVerdict(restorableBy: readonly string[] | null, trusted: readonly string[]): Verdict {
  if (restorableBy === null)
    return notApplicable('It is encrypted: whoever restores it needs its key, whose policy is judged apart');
  const strangers = restorableBy.filter((account) => account !== 'all' && !trusted.includes(account));
  if (strangers.length > 0) return fail(`It is shared with other accounts: ${listOf(strangers)}`);
  return pass('It is shared with no account that is not trusted');
}
