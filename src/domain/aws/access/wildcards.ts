import { listOf, plural } from '../../text.ts';
import { hasWildcard, matches, setCovers, setIncludes } from '../pattern.ts';
import { parsePolicy, type PolicySource, type Statement } from '../statement.ts';
import { type AccessLevel, accessLevels, type Action, actionsByService } from './actions.ts';

/** What one wildcard of a policy allows. */
export interface WildcardGrant {
  /** As the policy writes it; `all but iam:*` for a NotAction. */
  readonly written: string;
  /** Those that exist today. */
  readonly actions: readonly Action[];
}

/**
 * The wildcards by which a policy allows something, and what they mean: less what it denies on all of the same resources without
 * condition.
 *
 * @throws MalformedPolicy when the document cannot be read.
 */
export function wildcardGrants(document: PolicySource): WildcardGrant[] {
  const statements = parsePolicy(document);
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const denials = statements.filter((deny) => deniesAll(deny, statement));
      return wildcardsOf(statement).map(({ written, actions }) => ({
        written,
        actions:
          denials.length === 0
            ? actions
            : actions.filter(({ id }) => !denials.some((deny) => setIncludes(deny.actions, id))),
      }));
    })
    .filter(({ actions }) => actions.length > 0);
}

const deniesAll = ({ effect, conditions, resources }: Statement, allow: Statement): boolean =>
  effect === 'Deny' && conditions.length === 0 && setCovers(resources, allow.resources);

function wildcardsOf({ actions: { inverted, patterns }, spelling }: Statement): WildcardGrant[] {
  if (inverted) {
    const actions = actionsMeant('*').filter(({ id }) => !patterns.some((pattern) => matches(pattern, id)));
    return [{ written: `all but ${listOf(spelling)}`, actions }];
  }
  return patterns.flatMap((pattern, i) =>
    hasWildcard(pattern) ? [{ written: spelling[i]!, actions: actionsMeant(pattern) }] : [],
  );
}

/** What patterns meant: few of them are written by everybody. */
const known = new Map<string, readonly Action[]>();
const MOST_KNOWN = 1_000;

/** The actions that a pattern in lower case means. */
function actionsMeant(pattern: string): readonly Action[] {
  const before = known.get(pattern);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const actions = actionsMatching(pattern);
  known.set(pattern, actions);
  return actions;
}

function actionsMatching(pattern: string): Action[] {
  const [prefix = ''] = pattern.split(':');
  const services = hasWildcard(prefix) ? [...actionsByService().keys()] : [prefix];
  return services.flatMap((service) => {
    const actions = actionsByService().get(service) ?? [];
    const isWhole = pattern === '*' || pattern === `${service}:*`;
    return isWhole ? actions : actions.filter(({ id }) => matches(pattern, id));
  });
}

/** How many actions of each level there are among some. */
export function byLevel(actions: readonly Action[]): Readonly<Record<AccessLevel, number>> {
  const counts = Object.groupBy(actions, ({ level }) => level);
  const entries = accessLevels.map((level) => [level, counts[level]?.length ?? 0]);
  return Object.fromEntries(entries) as Record<AccessLevel, number>;
}

/** A wildcard with what it grants: `ec2:* (826 actions, of which 8 change permissions)`. */
export function grantText({ written, actions }: WildcardGrant): string {
  const services = new Set(actions.map(({ service }) => service)).size;
  const where = services > 1 ? ` of ${plural(services, 'service')}` : '';
  return `${written} (${plural(actions.length, 'action')}${where}${weightOf(actions)})`;
}

function weightOf(actions: readonly Action[]): string {
  const { list, read, write, permissions } = byLevel(actions);
  if (list + read === actions.length) return ', which only read';
  if (permissions > 0) return `, of which ${permissions} ${changeOf(permissions)} permissions`;
  return write > 0 ? `, of which ${write} ${changeOf(write)} something` : '';
}

const changeOf = (n: number): string => (n === 1 ? 'changes' : 'change');

/** Whether an action is more than reading. */
export const changesSomething = ({ level }: Action): boolean => level !== 'list' && level !== 'read';

/** Actions that destroy what customers keep, or the only way to read it, by service. */
const DESTROYING: Readonly<Record<string, readonly string[]>> = {
  backup: ['DeleteBackupVault', 'DeleteRecoveryPoint'],
  'cognito-idp': ['DeleteUserPool'],
  dynamodb: ['DeleteBackup', 'DeleteTable'],
  ec2: ['DeleteSnapshot', 'DeleteVolume', 'TerminateInstances'],
  ecr: ['BatchDeleteImage', 'DeleteRepository'],
  elasticache: ['DeleteReplicationGroup', 'DeleteSnapshot'],
  elasticfilesystem: ['DeleteFileSystem'],
  es: ['DeleteDomain'],
  fsx: ['DeleteBackup', 'DeleteFileSystem', 'DeleteVolume'],
  glacier: ['DeleteArchive', 'DeleteVault'],
  glue: ['DeleteDatabase', 'DeleteTable'],
  kinesis: ['DeleteStream'],
  kms: ['DeleteImportedKeyMaterial', 'ScheduleKeyDeletion'],
  logs: ['DeleteLogGroup', 'DeleteLogStream'],
  rds: ['DeleteDBCluster', 'DeleteDBClusterSnapshot', 'DeleteDBInstance', 'DeleteDBSnapshot'],
  redshift: ['DeleteCluster', 'DeleteClusterSnapshot'],
  s3: ['DeleteBucket', 'DeleteObject', 'DeleteObjectVersion'],
  secretsmanager: ['DeleteSecret'],
  sqs: ['DeleteQueue', 'PurgeQueue'],
  ssm: ['DeleteParameter', 'DeleteParameters'],
};

/** The actions by which data is destroyed, as `service:Name`. */
export const destroyingActions: ReadonlySet<string> = new Set(
  Object.entries(DESTROYING).flatMap(([service, names]) => names.map((name) => `${service}:${name}`)),
);

/** Whether an action destroys what customers keep. */
export const destroysData = ({ service, name }: Action): boolean => destroyingActions.has(`${service}:${name}`);
