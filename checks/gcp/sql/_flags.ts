import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Instance } from 'cloudstance/resources/gcp/sql';
import { instanceConfig } from './_examples.ts';

const engines = {
  MYSQL: { name: 'MySQL', version: 'MYSQL_8_0', page: 'mysql' },
  POSTGRES: { name: 'PostgreSQL', version: 'POSTGRES_16', page: 'postgres' },
  SQLSERVER: { name: 'SQL Server', version: 'SQLSERVER_2022_STANDARD', page: 'sqlserver' },
} as const;

interface FlagRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  readonly engine: keyof typeof engines;
  readonly flag: string;
  /** What the engine does where the flag is not set; `null` where that is nothing at all. */
  readonly byDefault: string | null;
  /** Values that are right, in small letters, the one to set first; `null` where it should not be set. */
  readonly right: readonly [string | null, ...(string | null)[]];
  /** A value that is wrong, for an example. */
  readonly wrong: string;
}

/** A check of one database flag. Flags and their defaults: https://cloud.google.com/sql/docs/postgres/flags and its siblings. */
export function flagCheck({ id, title, severity, why, engine, flag, byDefault, right, wrong }: FlagRule) {
  const { name: engineName, version, page } = engines[engine];
  const [wanted] = right;
  const instance = (flags: Record<string, string>, databaseVersion: string = version) => ({
    config: instanceConfig({ databaseVersion, flags }),
  });
  const isRight = (value: string | null): boolean => right.includes(value === null ? null : inWords(value));
  const unset = instance({});
  const good = wanted === null ? unset : instance({ [flag]: wanted });
  return defineCheck({
    id,
    title,
    severity,
    why,
    references: [`https://cloud.google.com/sql/docs/${page}/flags`],
    on: Instance.pick('config'),
    fix: ({ name, scope }) => ({
      command:
        wanted === null
          ? sh`gcloud sql instances patch ${name} --project ${scope.account} --clear-database-flags`
          : sh`gcloud sql instances patch ${name} --project ${scope.account} --database-flags ${`${flag}=${wanted}`}`,
      text: 'The command replaces all flags of the instance: name those that are to stay, too.',
    }),

    evaluate({ config: { databaseVersion, flags } }) {
      if (!databaseVersion.startsWith(engine)) return notApplicable(`It runs ${databaseVersion}, not ${engineName}`);
      const value = flags[flag] ?? null;
      if (value !== null) return isRight(value) ? pass(`${flag} is ${value}`) : fail(`${flag} is ${value}`);
      const text = byDefault === null ? `${flag} is not set` : `${flag} is not set, which means ${byDefault}`;
      return isRight(byDefault) ? pass(text) : fail(text);
    },

    examples: {
      pass: [good, ...(isRight(byDefault) && wanted !== null ? [unset] : [])],
      fail: [instance({ [flag]: wrong }), ...(isRight(byDefault) ? [] : [unset])],
      notApplicable: [instance({}, engine === 'MYSQL' ? 'POSTGRES_16' : 'MYSQL_8_0')],
    },
  });
}

/** Flags that are on or off are written in several ways. */
const inWords = (value: string): string => {
  const small = value.toLowerCase();
  if (small === 'true' || small === 'yes') return 'on';
  return small === 'false' || small === 'no' ? 'off' : small;
};
