import { allInTurn, anyInTurn, no, type Truth, truthOf, unseenTruth, yes } from '../../access/logic.ts';
import { isSeen } from '../../access/answer.ts';
import type { Actor } from './actors.ts';
import type { AwsAccess } from './engine.ts';
import type { PolicyDocument } from './request.ts';

/** What an attacker would attach: nothing but boundary and organization limits it. */
export const everything: PolicyDocument = {
  source: 'a policy that allows everything',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/** ARNs that nobody has: what is asked about them is asked about anybody who may be made. */
export const madeUp = ({ partition, account }: Place, kind: 'user' | 'role' | 'policy'): string =>
  `arn:${partition}:iam::${account}:${kind}/made-by-somebody`;
interface Place {
  readonly partition: string;
  readonly account: string;
}

/** The most that somebody can choose for themselves when they hand out permissions. */
const greedy: readonly Readonly<Record<string, readonly string[]>>[] = ['AdministratorAccess', 'IAMFullAccess'].map(
  (name) => ({ 'iam:policyarn': [`arn:aws:iam::aws:policy/${name}`] }),
);
export const choicesFor = (action: string): readonly Readonly<Record<string, readonly string[]>>[] =>
  /^iam:Attach/i.test(action) ? greedy : [{}];

/**
 * Who is an administrator: whose policies allow all that IAM can do, and who can in fact give a role any permission and
 * let whom they like use it. So what boundary and organization take away counts, while denials of this or that do not.
 */
export class Power {
  readonly #access: AwsAccess;
  readonly #known = new Map<Actor, Truth>();

  constructor(access: AwsAccess) {
    this.#access = access;
  }

  of(actor: Actor): Truth {
    const known = this.#known.get(actor) ?? this.#judge(actor);
    this.#known.set(actor, known);
    return known;
  }

  /** Of somebody who has come to hold a policy that allows everything. */
  withEverything(actor: Actor): Truth {
    const { items = [], unseen = [] } = actor.side.identity ?? {};
    return this.#judge({ ...actor, side: { ...actor.side, identity: { items: [...items, everything], unseen } } });
  }

  /** Of somebody whose permissions boundary is gone. */
  withoutBoundary(actor: Actor): Truth {
    const { boundary, ...side } = actor.side;
    return boundary && isSeen(boundary) && boundary.value === null ? no : this.#judge({ ...actor, side });
  }

  /** Of somebody of whose policies one has become another. */
  withVersion(actor: Actor, source: string, version: PolicyDocument): Truth {
    const { items = [], unseen = [] } = actor.side.identity ?? {};
    const changed = items.map((policy) => (policy.source === source ? version : policy));
    return this.#judge({ ...actor, side: { ...actor.side, identity: { items: changed, unseen } } });
  }

  #judge(actor: Actor): Truth {
    const { estate } = actor;
    if (!estate) return no;
    const granted = this.#grantsIam(actor);
    if (granted.is === false) return no;
    const role = madeUp(estate, 'role');
    const can = (action: string) => (): Truth =>
      anyInTurn(
        choicesFor(action).map((choice) => () => {
          const context = { 'iam:permissionsboundary': [], 'aws:requestedregion': ['us-east-1'], ...choice };
          return truthOf(this.#access.suppose(actor, action, role, null, context));
        }),
      );
    return allInTurn([
      () => granted,
      () => anyInTurn([can('iam:AttachRolePolicy'), can('iam:PutRolePolicy')]),
      () => anyInTurn([can('iam:UpdateAssumeRolePolicy'), can('iam:CreateRole')]),
    ]);
  }

  #grantsIam({ side: { identity } }: Actor): Truth {
    const { items = [], unseen = [] } = identity ?? {};
    const { library } = this.#access;
    for (const { document } of items)
      if (library.about(document, 'iam:*').whole.some(({ effect }) => effect === 'Allow')) return yes;
    const unreadable = items.flatMap(({ source, document }) => {
      const read = library.statements(document);
      return isSeen(read) ? [] : [{ what: source, gap: read.gap }];
    });
    return unseen.length + unreadable.length > 0 ? unseenTruth(...unseen, ...unreadable) : no;
  }
}
