import { isSeen } from '../../access/answer.ts';
import type { Principal } from '../../access/engine.ts';
import { type Truth, truthOf } from '../../access/logic.ts';
import { accountOf, isAccountId, nameOf, parseArn } from '../arn.ts';
import { setTouches } from '../pattern.ts';
import type { Statement } from '../statement.ts';
import type { Actor } from './actors.ts';
import type { AwsAccess } from './engine.ts';
import { everything } from './power.ts';
import type { Request } from './request.ts';

/** Somebody outside whom a role's trust policy lets in. */
export interface Entrance {
  readonly principal: Principal;
  /** The way's id and how it is told. */
  readonly way: string;
  readonly how: string;
  readonly truth: Truth;
}

/** Everybody outside the estates who can become a role by its trust policy: other accounts, identity providers, anybody. */
export function entrancesOf(access: AwsAccess, role: string): Entrance[] {
  const policy = access.carrier(role)?.policy;
  const read = policy && isSeen(policy) ? access.library.statements(policy.value) : undefined;
  if (!read || !isSeen(read)) return [];
  const own = new Set(access.estates.map(({ account }) => account));
  const granting = read.value.filter(({ effect }) => effect === 'Allow');
  const entrances = granting.flatMap((statement) =>
    outsidersOf(statement, own).flatMap((outsider) => entranceOf(access, role, statement, outsider) ?? []),
  );
  return [...new Map(entrances.map((one) => [`${one.principal.id} ${one.truth.is}`, one])).values()];
}

interface Outsider {
  readonly kind: 'account' | 'identity provider' | 'anybody';
  readonly id: string;
}

function outsidersOf({ principals }: Statement, own: ReadonlySet<string>): Outsider[] {
  if (principals?.inverted) return [{ kind: 'anybody', id: '*' }];
  return (principals?.principals ?? []).flatMap(({ type, value }): Outsider[] => {
    if (type === 'federated') return [{ kind: 'identity provider', id: value }];
    if (type !== 'aws' && type !== '*') return [];
    if (value === '*') return [{ kind: 'anybody', id: '*' }];
    const account = accountOf(value);
    if (account === undefined || own.has(account)) return [];
    return [{ kind: 'account', id: isAccountId(value) ? `arn:aws:iam::${value}:root` : value }];
  });
}

function entranceOf(access: AwsAccess, role: string, statement: Statement, outsider: Outsider): Entrance | undefined {
  const action = actionOf(outsider);
  if (!setTouches(statement.actions, action.toLowerCase())) return undefined;
  const context = { ...claimed(statement, outsider), ...(outsider.id === '*' && { 'aws:principalorgid': [] }) };
  const truth = truthOf(access.ask(actorOf(access, outsider), action, role, context));
  if (truth.is === false) return undefined;
  return { ...told(outsider, context), truth };
}

const actionOf = ({ kind, id }: Outsider): string => {
  if (kind !== 'identity provider') return 'sts:AssumeRole';
  return parseArn(id)?.resource.startsWith('saml-provider/')
    ? 'sts:AssumeRoleWithSAML'
    : 'sts:AssumeRoleWithWebIdentity';
};

/** Others let themselves do what they like; anybody is somebody of an account that nobody knows. */
function actorOf(access: AwsAccess, { kind, id }: Outsider): Actor {
  const actor = access.actor(id === '*' ? 'arn:aws:iam::000000000000:role/anybody' : id);
  if (kind === 'identity provider') return { ...actor, caller: { kind: 'federated', arn: id, account: null } };
  return { ...actor, side: { identity: { items: [everything], unseen: [] } } };
}

/** What outsiders can say of themselves: claims of their provider, an external id that they were given. */
function claimed({ conditions }: Statement, { kind, id }: Outsider): Request['context'] {
  const host = parseArn(id)?.resource.replace(/^oidc-provider\//, '') ?? id;
  const isClaim = (key: string): boolean =>
    key === 'sts:externalid' ||
    key === 'sts:rolesessionname' ||
    (kind === 'identity provider' && (key.startsWith(`${host.toLowerCase()}:`) || key.startsWith('saml:')));
  return Object.fromEntries(
    conditions
      .filter(({ key, values }) => isClaim(key) && values.length > 0)
      .map(({ key, values }) => [key, [values[0]!.replaceAll(/[*?]/g, 'x')]]),
  );
}

function told({ kind, id }: Outsider, context: Request['context']): Omit<Entrance, 'truth'> {
  if (kind === 'anybody')
    return {
      principal: { id: '*', name: 'anybody with an AWS account', kind, account: null },
      way: 'sts-001',
      how: 'assumes the role',
    };
  if (kind === 'account') {
    const account = accountOf(id) ?? null;
    const isWhole = parseArn(id)?.resource === 'root';
    const name = isWhole ? `account ${account}` : `${nameOf(id)} of account ${account}`;
    return {
      principal: { id, name, kind: isWhole ? kind : 'principal of another account', account },
      way: 'sts-001',
      how: 'assumes the role',
    };
  }
  const isSaml = parseArn(id)?.resource.startsWith('saml-provider/');
  const [, subject] = Object.entries(context).find(([key]) => key.endsWith(':sub')) ?? [];
  const name = `${nameOf(id)}${subject ? ` (${subject.join(', ')})` : ''}`;
  const way = isSaml ? 'cloudstance-saml' : 'cloudstance-web-identity';
  return { principal: { id, name, kind, account: accountOf(id) ?? null }, way, how: 'signs in as the role' };
}
