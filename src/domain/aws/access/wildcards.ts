import { listOf, plural } from '../../text.ts';
import { hasWildcard, matches, setCovers, setIncludes } from '../pattern.ts';
import { parsePolicy, type PolicySource, type Statement } from '../statement.ts';
import { type AccessLevel, accessLevels, type Action, actionsByService } from './actions.ts';

/** An action of a service. */
export interface ServiceAction extends Action {
  /** In lower case. */
  readonly service: string;
}

/** What one wildcard of a policy allows. */
export interface WildcardGrant {
  /** As the policy writes it; `all but iam:*` for a NotAction. */
  readonly written: string;
  /** Those that exist today. */
  readonly actions: readonly ServiceAction[];
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
        actions: actions.filter((action) => !denials.some((deny) => setIncludes(deny.actions, nameOf(action)))),
      }));
    })
    .filter(({ actions }) => actions.length > 0);
}

const deniesAll = ({ effect, conditions, resources }: Statement, allow: Statement): boolean =>
  effect === 'Deny' && conditions.length === 0 && setCovers(resources, allow.resources);

function wildcardsOf({ actions: { inverted, patterns }, spelling }: Statement): WildcardGrant[] {
  if (inverted) {
    const actions = actionsMeant('*').filter((one) => !patterns.some((pattern) => matches(pattern, nameOf(one))));
    return [{ written: `all but ${listOf(spelling)}`, actions }];
  }
  return patterns.flatMap((pattern, i) =>
    hasWildcard(pattern) ? [{ written: spelling[i]!, actions: actionsMeant(pattern) }] : [],
  );
}

/** The actions that a pattern in lower case means. */
function actionsMeant(pattern: string): ServiceAction[] {
  const [prefix = ''] = pattern.split(':');
  const services = hasWildcard(prefix) ? [...actionsByService().keys()] : [prefix];
  return services.flatMap((service) =>
    (actionsByService().get(service) ?? [])
      .map((action) => ({ service, ...action }))
      .filter((action) => matches(pattern, nameOf(action))),
  );
}

/** In lower case, as patterns are. */
const nameOf = ({ service, name }: ServiceAction): string => `${service}:${name.toLowerCase()}`;

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
export const destroysData = ({ service, name }: ServiceAction): boolean => destroyingActions.has(`${service}:${name}`);
