import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';

/** What PostgreSQL and MySQL flexible servers say of themselves alike. */
interface FlexibleServer {
  readonly dataEncryption?: { readonly type?: string | undefined } | undefined;
  readonly replicationRole?: string | undefined;
}

const isReplica = ({ replicationRole = '' }: FlexibleServer): boolean => /replica$/i.test(replicationRole);
const replica = (): Verdict => notApplicable('It is a replica, and its source is where this is judged');

/** Backups stay in the server's own region unless they were asked for when it was made. */
export function geoBackupVerdict(server: {
  readonly config: FlexibleServer;
  readonly backup: { readonly geoRedundantBackup?: string | undefined };
}): Verdict {
  if (isReplica(server.config)) return replica();
  return /^enabled$/i.test(server.backup.geoRedundantBackup ?? '')
    ? pass('Backups are copied to the paired region')
    : fail('Backups exist in one region only');
}

/** There is no standby unless one was asked for. */
export function standbyVerdict(server: {
  readonly config: FlexibleServer;
  readonly highAvailability: { readonly mode?: string | undefined };
}): Verdict {
  if (isReplica(server.config)) return replica();
  const mode = server.highAvailability.mode ?? 'Disabled';
  return /^disabled$/i.test(mode) ? fail('It has no standby') : pass(`It has a standby: ${mode}`);
}

/** Keys are Microsoft's unless others were given. */
export function keyVerdict({ dataEncryption }: FlexibleServer): Verdict {
  const type = dataEncryption?.type ?? 'SystemManaged';
  return /^azurekeyvault$/i.test(type) ? pass('The key is in a key vault') : fail(`The key is of the type ${type}`);
}

/** A parameter that is missing is one that the server's version does not have: the list is always whole. */
export function parameterVerdict(name: string, value: string | undefined, isGood: (value: string) => boolean): Verdict {
  if (value === undefined) return notApplicable(`This version of the server has no parameter ${name}`);
  const text = value === '' ? `${name} is empty` : `${name} is ${value}`;
  return isGood(value) ? pass(text) : fail(text);
}

export const isOn = (value: string): boolean => /^on$/i.test(value);

/** Examples of `geoBackupVerdict`. @param replicationRole how the servers of the type say that they are replicas. */
export const geoBackupExamples = (replicationRole: string) => ({
  pass: [{ config: {}, backup: { geoRedundantBackup: 'Enabled' } }],
  fail: [
    { config: {}, backup: { geoRedundantBackup: 'Disabled' } },
    { config: {}, backup: {} },
  ],
  notApplicable: [{ config: { replicationRole }, backup: { geoRedundantBackup: 'Disabled' } }],
});

/** Examples of `standbyVerdict`, likewise. */
export const standbyExamples = (replicationRole: string) => ({
  pass: ['ZoneRedundant', 'SameZone'].map((mode) => ({ config: {}, highAvailability: { mode } })),
  fail: [
    { config: {}, highAvailability: { mode: 'Disabled' } },
    { config: {}, highAvailability: {} },
  ],
  notApplicable: [{ config: { replicationRole }, highAvailability: { mode: 'Disabled' } }],
});
