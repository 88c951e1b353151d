import { isSeen, type Listed, type Seen } from '../../access/answer.ts';
import type { Principal } from '../../access/engine.ts';
import { accountOf, isServiceLinkedRole, nameOf, parseArn } from '../arn.ts';
import { inlineDocument } from './carrier.ts';
import type { AwsEstate, ControlPolicies, Entity, RoleEntity, UserEntity } from './estate.ts';
import type { Caller, CallerKind, GuardrailLevels, Policies, PolicyDocument, Request } from './request.ts';

/** A principal of the estate with everything that its side of a decision needs. */
export interface Actor {
  readonly principal: Principal;
  readonly caller: Caller;
  readonly estate: AwsEstate | undefined;
  readonly side: Pick<Policies, 'identity' | 'boundary' | 'serviceControl'>;
  /** What its requests carry by themselves. */
  readonly context: Request['context'];
  readonly complete: readonly string[];
}

/** Anybody without an AWS account. */
export const anonymous: Caller = { kind: 'anonymous', arn: '*', account: null };

/** Everybody in an account: its root user, its users and its roles. */
export function* actorsOf(estate: AwsEstate): Iterable<Actor> {
  const documents = documentsIn(estate);
  yield rootActor(estate);
  const groups = new Map(estate.groups.items.map((group) => [group.name, group]));
  for (const user of estate.users.items) yield userActor(estate, user, groups, documents);
  for (const role of estate.roles.items) yield roleActor(estate, role, documents);
}

/** For each group somebody who has nothing but what it gives its members. */
export function membersOf(estate: AwsEstate): { readonly group: Entity; readonly member: Actor }[] {
  const documents = documentsIn(estate);
  return estate.groups.items.map((group) => {
    const name = `member of ${group.name}`;
    const arn = `arn:${estate.partition}:iam::${estate.account}:user/${name}`;
    const side = { identity: documentsOf(group, documents), serviceControl: levelsOf(estate, 'serviceControl') };
    return { group, member: { ...base(estate, 'user', arn, name), side } };
  });
}

/** Managed policies by ARN; one that was not listed can't be judged. */
type Documents = (arn: string) => Seen<PolicyDocument>;

function documentsIn({ policies }: AwsEstate): Documents {
  const known = new Map(
    policies.items.map(({ arn, document }): [string, Seen<PolicyDocument>] => [
      arn,
      isSeen(document) ? { value: { source: arn, document: document.value } } : document,
    ]),
  );
  return (arn) =>
    known.get(arn) ?? {
      what: arn,
      gap: policies.unseen[0]?.gap ?? {
        because: 'not-collected',
        permissions: ['iam:GetAccountAuthorizationDetails'],
        detail: `${arn} is attached, but not among the policies that were listed`,
      },
    };
}

function rootActor(estate: AwsEstate): Actor {
  const arn = `arn:${estate.partition}:iam::${estate.account}:root`;
  return {
    ...base(estate, 'root', arn, 'root'),
    side: { serviceControl: levelsOf(estate, 'serviceControl') },
    complete: ['aws:PrincipalTag/'],
  };
}

function userActor(
  estate: AwsEstate,
  user: UserEntity,
  groups: ReadonlyMap<string, { readonly arn: string; readonly policies: UserEntity['policies'] }>,
  documents: Documents,
): Actor {
  const own = documentsOf(user, documents);
  const through = isSeen(user.groups)
    ? user.groups.value.map((name) => {
        const group = groups.get(name);
        return group ? documentsOf(group, documents) : missingGroup(estate, name);
      })
    : [{ items: [], unseen: [user.groups] }];
  const basis = base(estate, 'user', user.arn, user.name, user.uniqueId);
  return {
    ...basis,
    side: { identity: joined([own, ...through]), ...limits(estate, user.boundary, documents) },
    context: { ...basis.context, ...tagContext(user.tags) },
    complete: isSeen(user.tags) ? ['aws:PrincipalTag/'] : [],
  };
}

function roleActor(estate: AwsEstate, role: RoleEntity, documents: Documents): Actor {
  const kind = role.isServiceLinked ? 'service-linked-role' : 'role';
  const basis = base(estate, kind, role.arn, role.name, role.uniqueId);
  return {
    ...basis,
    side: {
      identity: documentsOf(role, documents),
      ...(role.isServiceLinked ? {} : limits(estate, role.boundary, documents)),
    },
    // Sessions can bring tags of their own besides those of the role.
    context: { ...basis.context, ...tagContext(role.tags) },
    complete: [],
  };
}

function base(estate: AwsEstate, kind: CallerKind, arn: string, name: string, uniqueId?: Seen<string>): Actor {
  const { account, organization } = estate;
  return {
    principal: { id: arn, name, kind: principalKinds[kind], account },
    caller: { kind, arn, account, ...(uniqueId && isSeen(uniqueId) && { uniqueId: uniqueId.value }) },
    estate,
    side: {},
    context: isSeen(organization)
      ? { 'aws:principalorgid': organization.value === null ? [] : [organization.value] }
      : {},
    complete: [],
  };
}

function limits(
  estate: AwsEstate,
  boundary: Seen<string | null>,
  documents: Documents,
): Pick<Policies, 'boundary' | 'serviceControl'> {
  return {
    boundary: isSeen(boundary) ? (boundary.value === null ? { value: null } : documents(boundary.value)) : boundary,
    serviceControl: levelsOf(estate, 'serviceControl'),
  };
}

function documentsOf(
  { arn, policies }: Pick<UserEntity, 'arn' | 'policies'>,
  documents: Documents,
): Listed<PolicyDocument> {
  if (!isSeen(policies)) return { items: [], unseen: [policies] };
  const { attached, inline } = policies.value;
  const managed = attached.map(({ policyArn }) => documents(policyArn));
  return {
    items: [
      ...inline.map(({ policyName, policyDocument }) => inlineDocument(arn, policyName, policyDocument)),
      ...managed.flatMap((policy) => (isSeen(policy) ? [policy.value] : [])),
    ],
    unseen: managed.flatMap((policy) => (isSeen(policy) ? [] : [policy])),
  };
}

/** Somebody who is in none of the estates, as far as the id tells who that is. */
export function stranger(id: string, estates: ReadonlyMap<string, AwsEstate>): Actor {
  const caller = strangerOf(id);
  const own = caller.account === null ? undefined : estates.get(caller.account);
  const what = own ? `${id}, which is not among the principals of ${caller.account}` : `the policies of ${id}`;
  const gap = {
    because: 'not-collected' as const,
    permissions: [],
    detail: `${id} belongs to an account that is not in the snapshot, or is not in it`,
  };
  const isPrincipal = caller.account !== null && caller.kind !== 'root';
  return {
    principal: {
      id,
      name: id === '*' ? 'anybody' : nameOf(id),
      kind: principalKinds[caller.kind],
      account: caller.account,
    },
    caller,
    estate: undefined,
    side: isPrincipal ? { identity: { items: [], unseen: [{ what, gap }] } } : {},
    context: {},
    complete: [],
  };
}

const principalKinds: Readonly<Record<CallerKind, string>> = {
  root: 'root user',
  user: 'user',
  role: 'role',
  'service-linked-role': 'service-linked role',
  'federated-user': 'federated user',
  service: 'service',
  federated: 'identity provider',
  anonymous: 'anybody',
};

const tagContext = (tags: Seen<Readonly<Record<string, string>>>): Request['context'] =>
  isSeen(tags)
    ? Object.fromEntries(
        Object.entries(tags.value).map(([key, value]) => [`aws:principaltag/${key.toLowerCase()}`, [value]]),
      )
    : {};

const joined = <T>(lists: readonly Listed<T>[]): Listed<T> => ({
  items: lists.flatMap(({ items }) => items),
  unseen: lists.flatMap(({ unseen }) => unseen),
});

const missingGroup = ({ groups, account }: AwsEstate, name: string): Listed<PolicyDocument> => ({
  items: [],
  unseen: [
    {
      what: `the policies of the group ${name} of ${account}`,
      gap: groups.unseen[0]?.gap ?? {
        because: 'not-collected',
        permissions: ['iam:GetAccountAuthorizationDetails'],
        detail: `The group ${name} is not among those that were listed`,
      },
    },
  ],
});

/** The levels of control policies of one type that bind an account: none without organization, nor in its management account. */
export function levelsOf(
  { controlPolicies, organization }: AwsEstate,
  kind: 'serviceControl' | 'resourceControl',
): Seen<GuardrailLevels | null> {
  if (isSeen(organization) && organization.value === null) return { value: null };
  if (!isSeen(controlPolicies)) return controlPolicies;
  const policies: ControlPolicies | null = controlPolicies.value;
  if (policies === null || policies.management) return { value: null };
  return {
    value: policies.levels.flatMap((level) => {
      const documents = level[kind];
      if (documents === null) return [];
      return [{ target: level.target, policies: documents.map(({ name, document }) => ({ source: name, document })) }];
    }),
  };
}

function strangerOf(id: string): Caller {
  if (id === '*') return anonymous;
  const account = accountOf(id) ?? null;
  const resource = parseArn(id)?.resource;
  if (account === null || resource === undefined)
    return { kind: /\.amazonaws\.com(?:\.cn)?$/.test(id) ? 'service' : 'federated', arn: id, account: null };
  if (resource === 'root') return { kind: 'root', arn: id, account };
  if (/^(?:oidc|saml)-provider\//.test(resource)) return { kind: 'federated', arn: id, account: null };
  if (resource.startsWith('user/')) return { kind: 'user', arn: id, account };
  if (resource.startsWith('federated-user/')) return { kind: 'federated-user', arn: id, session: id, account };
  if (resource.startsWith('assumed-role/'))
    return {
      kind: 'role',
      arn: id.replace(/:sts::(\d+):assumed-role\/([^/]+)\/.*$/, ':iam::$1:role/$2'),
      session: id,
      account,
    };
  return { kind: isServiceLinkedRole(id) ? 'service-linked-role' : 'role', arn: id, account };
}
