import { Unobserved } from '../../../model.ts';
import { type Seen, valueOf } from '../../access/answer.ts';
import { listOf } from '../../text.ts';
import { isAdministrator } from '../identity.ts';
import { hasWildcard } from '../pattern.ts';
import { parsePolicy, type PolicySource, type Statement } from '../statement.ts';
import { actionsByService } from './actions.ts';
import type { Actor } from './actors.ts';
import { decide } from './decide.ts';
import type { PolicyLibrary } from './library.ts';
import { type NarrowerPolicy, narrowerPolicy, type Period, type ServiceUse, usedServices } from './narrower.ts';
import type { Policies, PolicyDocument, Request } from './request.ts';
import { common } from './targets.ts';

/** An identity, as far as its own policies and its boundary say what it may do. */
export interface Holder extends Pick<Actor, 'caller'> {
  readonly side: Pick<Policies, 'identity' | 'boundary'>;
}

/**
 * What an identity may do, and what of it it did: by its policies, its boundary and the report of the services that it last
 * accessed, which names those that the policies allow something of. What an organization takes away is not looked at.
 */
export class IdentityUse {
  /** Services that it used within the period. */
  readonly used: readonly ServiceUse[];
  /** All its policies, those of groups included. */
  readonly documents: readonly PolicySource[];
  readonly #holder: Holder;
  readonly #report: readonly ServiceUse[];
  readonly #period: Period;
  readonly #library: PolicyLibrary;
  readonly #allows: readonly Statement[];

  /** @throws Unobserved when a policy of the identity could not be read. */
  constructor(holder: Holder, report: readonly ServiceUse[], period: Period, library: PolicyLibrary) {
    const { items, unseen } = holder.side.identity ?? { items: [], unseen: [] };
    if (unseen[0]) throw new Unobserved(unseen[0].what, unseen[0].gap);
    this.documents = items.map(({ document }) => document);
    this.used = usedServices(report, period);
    this.#holder = holder;
    this.#report = report;
    this.#period = period;
    this.#library = library;
    this.#allows = this.documents.flatMap(parsePolicy).filter(({ effect }) => effect === 'Allow');
  }

  /** Services that it did not use within the period, and of which its policies allow something that its boundary leaves. */
  unused(): ServiceUse[] {
    const used = new Set(this.used);
    return this.#report.filter((use) => !used.has(use) && this.mayDoAny(`${use.serviceNamespace}:*`));
  }

  /** Whether it has full power: by one policy, and by its boundary if it has one. */
  isAdministrator(): boolean {
    const { boundary } = this.#holder.side;
    const limit = boundary ? valueOf(boundary) : null;
    return this.documents.some(isAdministrator) && (limit === null || isAdministrator(limit.document));
  }

  /** Of some services those in which it may change permissions. */
  changesPermissionsOf(uses: readonly ServiceUse[]): ServiceUse[] {
    return uses.filter(({ serviceNamespace: service }) =>
      (actionsByService().get(service) ?? []).some(
        ({ name, level }) => level === 'permissions' && this.mayDoAny(`${service}:${name}`),
      ),
    );
  }

  /** Its policies as one that is left with what it used. */
  narrower(): NarrowerPolicy {
    return narrowerPolicy(this.documents, this.#report, this.#period);
  }

  /**
   * That the report speaks of all services that the policies name.
   *
   * @throws Unobserved when it leaves one out that exists: whether that is used can't be told.
   */
  assertTracked(): void {
    const tracked = new Set(this.#report.map(({ serviceNamespace }) => serviceNamespace));
    const named = this.#allows
      .filter(({ actions }) => !actions.inverted)
      .flatMap(({ actions }) => actions.patterns.map((pattern) => pattern.split(':')[0]!));
    const missing = [...new Set(named)].filter(
      (prefix) => !hasWildcard(prefix) && !tracked.has(prefix) && actionsByService().has(prefix),
    );
    if (missing.length === 0) return;
    throw new Unobserved(`The use of ${listOf(missing)}`, {
      because: 'not-collected',
      permissions: [],
      detail: `The report of last accessed services leaves out ${listOf(missing)}, which the policies allow`,
    });
  }

  /**
   * Whether it may use an action, or some of a pattern, on something of its account: by its own policies and within its boundary,
   * on conditions or without.
   *
   * @throws Unobserved when the boundary could not be read and decides.
   */
  mayDoAny(action: string): boolean {
    // A first look at all at once, because most of what is not allowed is denied as a whole.
    if (!this.#may(action, ANYTHING)) return false;
    return this.#allows.some(({ actions, resources }) =>
      common(actions, action.toLowerCase()).some((pattern) =>
        (resources.inverted ? [ANYTHING] : resources.patterns).some((resource) =>
          this.#may(pattern, resource === '*' ? ANYTHING : resource),
        ),
      ),
    );
  }

  #may(action: string, resource: string): boolean {
    const { caller, side } = this.#holder;
    const request: Request = { caller, action, resource, owner: caller.account, context: {}, extent: 'any' };
    const { decision, unseen } = decide(request, { ...side, resource: delegating(caller) }, this.#library);
    if (unseen[0]) throw new Unobserved(unseen[0].what, unseen[0].gap);
    return decision !== 'denied';
  }
}

/** `*` alone would ask for actions that are about no resource. */
const ANYTHING = 'arn:*';

/** What keys and roles have by default: whom the account's own policies allow it may use them. */
const delegating = ({ account }: Actor['caller']): Seen<PolicyDocument> => ({
  value: {
    source: 'the policy of a resource',
    document: `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"${account}"},"Action":"*","Resource":"*"}}`,
  },
});
