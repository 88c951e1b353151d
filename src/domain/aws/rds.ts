/**
 * The parameter that makes an engine of RDS or Aurora refuse connections without TLS; `null` where there is none, as
 * for Oracle (an option decides) and Db2.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export function tlsParameterOf(engine: string): string | null {
  if (/^(aurora-)?(mysql|mariadb)$/.test(engine)) return 'require_secure_transport';
  if (/^(aurora-)?postgres(ql)?$|^sqlserver-/.test(engine)) return 'rds.force_ssl';
  return null;
}

/** The ports engines listen on unless told otherwise, with Aurora's. */
const defaultPorts: readonly (readonly [engine: RegExp, port: number])[] = [
  [/mysql|mariadb/, 3306],
  [/postgres/, 5432],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/db2/, 50000],
];

/** The port an engine listens on unless told otherwise; undefined for an engine that is not known. */
export function defaultPortOf(engine: string): number | undefined {
  return defaultPorts.find(([pattern]) => pattern.test(engine))?.[1];
}

/** A major engine version as the API describes it. */
type MajorVersion = {
  readonly Engine?: string | undefined;
  readonly MajorEngineVersion?: string | undefined;
  readonly SupportedEngineLifecycles?:
    | readonly {
        readonly LifecycleSupportName?: string | undefined;
        readonly LifecycleSupportEndDate?: Date | undefined;
      }[]
    | undefined;
};

/**
 * Until when AWS maintains the major version of an engine at no extra charge, from what DescribeDBMajorEngineVersions
 * answers; `null` where that says nothing about it.
 *
 * @param version as of an instance or cluster: `8.0.35`, `16.3`, `8.0.mysql_aurora.3.05.2`.
 */
export function lifecycleOf(
  engine: string,
  version: string,
  catalogue: readonly MajorVersion[],
): { majorEngineVersion: string; standardSupportEnds: Date } | null {
  const [entry] = catalogue
    .filter(({ Engine, MajorEngineVersion: major }) => Engine === engine && `${version}.`.startsWith(`${major}.`))
    .toSorted((a, b) => b.MajorEngineVersion!.length - a.MajorEngineVersion!.length);
  const support = entry?.SupportedEngineLifecycles?.find(
    ({ LifecycleSupportName }) => LifecycleSupportName === 'open-source-rds-standard-support',
  );
  if (!entry?.MajorEngineVersion || !support?.LifecycleSupportEndDate) return null;
  return { majorEngineVersion: entry.MajorEngineVersion, standardSupportEnds: support.LifecycleSupportEndDate };
}
