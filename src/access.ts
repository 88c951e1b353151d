/**
 * Questions of access to a snapshot: who can do what, what strangers reach, how small identities become big ones. Names will
 * do where they mean one thing only. What could not be seen stays open in every answer.
 */
import { blindTo } from './access/blind.ts';
import { type Cloud, clouds, typesOf } from './access/clouds.ts';
import { actionNamed, type NamedAction, providerOfAction, serviceOfAction } from './access/actions.ts';
import {
  assertAbout,
  canonicalId,
  isStranger,
  type Located,
  principalNamed,
  providerOfResource,
  resourceNamed,
  stranger,
  unknownResource,
} from './access/names.ts';
import type { Model } from './check.ts';
import { type Answer, isSeen, type Listed, seen } from './domain/access/answer.ts';
import type {
  AccessEngine,
  Capability,
  Context,
  Escalation,
  Exposure,
  Found,
  Grantee,
  Principal,
} from './domain/access/engine.ts';
import { findResources, type Sought } from './access/find.ts';
import { modelOf } from './engine/evaluate.ts';
import { UsageError } from './engine/select.ts';
import { ScopeLoader } from './load.ts';
import type { ScannedScope } from './model.ts';
import { openSnapshot, type SnapshotReader } from './snapshot/read.ts';
import { choices, nearest } from './suggest.ts';

export type { Answer, Decision, Ground, Unseen } from './domain/access/answer.ts';
export type {
  AccessEngine,
  Capability,
  Context,
  Escalation,
  Exposure,
  Found,
  Grantee,
  Principal,
} from './domain/access/engine.ts';
export type { AttackPath, Gap, PathStep } from './model.ts';

/** Where several accounts or clouds have something of a name: which is meant. */
export interface Narrowed {
  readonly provider?: string | undefined;
  readonly account?: string | undefined;
}

/** What is asked about, as a person writes it: ids or names. */
export interface Asked {
  /** `*` for anybody on the internet. */
  readonly principal: string;
  readonly action: string;
  /** Left out for actions that are about nothing in particular. */
  readonly resource?: string | undefined;
  readonly context?: Context | undefined;
}

/** What was asked about, by canonical ids. */
export interface Subject {
  readonly provider: string;
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

export interface CanAnswer extends Subject {
  readonly principal: Principal;
  readonly answer: Answer;
}
export interface WhoCanAnswer extends Subject, Found<Grantee> {}
export interface WhatCanAnswer extends Found<Capability> {
  readonly provider: string;
  readonly principal: Principal;
}
/** Of one cloud of several. */
export type OfCloud<T> = T & { readonly provider: string };

/** Open a snapshot for questions. Throws `SnapshotError`, or `UsageError` if it has no such account or provider. */
export async function openAccess(folder: string, narrowed: Narrowed = {}): Promise<Access> {
  const reader = await openSnapshot(folder);
  assertScanned(reader.manifest.scopes, narrowed);
  return new Access(reader, narrowed);
}

function assertScanned(scopes: readonly ScannedScope[], { provider, account }: Narrowed): void {
  const providers = [...new Set(scopes.map((scope) => scope.provider))];
  if (provider !== undefined && !providers.includes(provider))
    throw new UsageError(
      `The snapshot has nothing of '${provider}'${nearest(provider, providers) || `: it has ${choices(providers)}`}`,
    );
  const accounts = scopes.filter((scope) => provider === undefined || scope.provider === provider);
  const ids = accounts.map((scope) => scope.account);
  if (account !== undefined && !ids.includes(account))
    throw new UsageError(`The snapshot has no account '${account}'${nearest(account, ids)}`);
}

/** A snapshot that answers. Every method throws `UsageError` for what does not exist and `SnapshotError` for what can't be read. */
export class Access {
  readonly #reader: SnapshotReader;
  readonly #narrowed: Narrowed;
  readonly #loader: ScopeLoader;
  readonly #engines = new Map<string, Promise<AccessEngine>>();

  constructor(reader: SnapshotReader, narrowed: Narrowed) {
    this.#reader = reader;
    this.#narrowed = narrowed;
    this.#loader = new ScopeLoader(reader);
  }

  /** ISO 8601. */
  get takenAt(): string {
    return this.#reader.manifest.takenAt;
  }

  /** Accounts, and what is above them. */
  get scopes(): readonly ScannedScope[] {
    return this.#reader.manifest.scopes;
  }

  /** Clouds that questions can be asked about. */
  get providers(): string[] {
    const { provider } = this.#narrowed;
    const known = new Set(this.scopes.map((scope) => scope.provider).filter((name) => Object.hasOwn(clouds, name)));
    return [...known].filter((name) => provider === undefined || name === provider);
  }

  /** Answers by canonical ids, over all accounts of a cloud. */
  engine(provider: string): Promise<AccessEngine> {
    const known = this.#engines.get(provider) ?? this.#join(provider);
    this.#engines.set(provider, known);
    return known;
  }

  async can({ principal, ...asked }: Asked): Promise<CanAnswer> {
    const subject = await this.#subjectOf(asked);
    const { provider, ...question } = subject;
    assertOne(question);
    const who = await this.#principal(principal, [provider]);
    const answer = (await this.engine(provider)).can({ ...question, principal: who.principal.id });
    return { ...subject, principal: who.principal, answer };
  }

  async whoCan(asked: Omit<Asked, 'principal'>): Promise<WhoCanAnswer> {
    const subject = await this.#subjectOf(asked, true);
    if (isAny(subject.action) && isAny(subject.resource))
      throw new UsageError(`Anything on anything is everybody: name an action or a resource`);
    const { provider, ...question } = subject;
    const { found, unseen } = (await this.engine(provider)).whoCan(question);
    return { ...subject, found: found.filter((grantee) => this.#isMeant(grantee.principal)), unseen };
  }

  /** What the policies of a principal let it do. */
  async whatCan(principal: string): Promise<WhatCanAnswer> {
    if (isStranger(principal)) throw new UsageError("Strangers have no policies: 'exposed' says what they reach");
    const who = await this.#principal(principal, this.providers);
    return { ...who, ...(await this.engine(who.provider)).whatCan(who.principal.id) };
  }

  /** Everything that a stranger reaches, or what of one resource. */
  async exposed(resource?: string): Promise<Found<OfCloud<Exposure>>> {
    const { found, unseen } = await this.#everywhere((provider) => this.#exposures(provider));
    const { account } = this.#narrowed;
    const meant = found.filter((one) => account === undefined || one.resource.account === account);
    if (resource === undefined) return { found: meant, unseen };
    const ids = await this.#exposedAs(resource, meant);
    return { found: meant.filter((one) => ids.includes(one.resource.id)), unseen };
  }

  /** Shortest ways to full power: of one principal, or of all. */
  async escalations(principal?: string): Promise<Found<OfCloud<Escalation>>> {
    if (principal !== undefined) {
      const who = await this.#principal(principal, this.providers);
      const found = (await this.engine(who.provider)).escalations(who.principal.id);
      return ofCloud(who.provider, found);
    }
    const all = await this.#everywhere(async (provider) => (await this.engine(provider)).escalations());
    return { ...all, found: all.found.filter((one) => this.#isMeant(one.principal)) };
  }

  /** Whoever belongs to the account or to what is above it; who belongs to none may be anywhere. */
  #isMeant({ account }: Principal): boolean {
    const { account: wanted } = this.#narrowed;
    if (wanted === undefined || account === null || account === wanted) return true;
    return this.scopes.some((scope) => scope.account === wanted && scope.parent === account);
  }

  async #everywhere<T>(ask: (provider: string) => Promise<Found<T>>): Promise<Found<OfCloud<T>>> {
    const answers = await Promise.all(this.providers.map(async (name) => ofCloud(name, await ask(name))));
    return { found: answers.flatMap(({ found }) => found), unseen: answers.flatMap(({ unseen }) => unseen) };
  }

  async #join(provider: string): Promise<AccessEngine> {
    const cloud = await cloudOf(provider);
    const { items, unseen } = await this.#modelsOf(provider, cloud.access);
    return blindTo(unseen, cloud.over(items));
  }

  async #exposures(provider: string): Promise<Found<Exposure>> {
    const { exposure } = await cloudOf(provider);
    const { items, unseen } = await this.#modelsOf(provider, exposure);
    return {
      found: items.flatMap(({ found }) => found),
      unseen: [...items.flatMap((one) => one.unseen), ...unseen],
    };
  }

  /** What a model says of each account of a cloud, and of which it can say nothing. */
  async #modelsOf<M>(provider: string, model: Model<any, M>): Promise<Listed<M>> {
    const accounts = this.scopes.filter((scope) => scope.provider === provider && scope.level === 'account');
    const types = typesOf(model);
    const built = await Promise.all(
      accounts.map(async (scope) => {
        const account = await this.#loader.load(scope, types);
        return seen(`${scope.kind} ${scope.account}`, () => modelOf(model, account));
      }),
    );
    return {
      items: built.flatMap((one) => (isSeen(one) ? [one.value] : [])),
      unseen: built.flatMap((one) => (isSeen(one) ? [] : [one])),
    };
  }

  async #principal(text: string, providers: readonly string[]): Promise<Located> {
    if (isStranger(text)) return { provider: this.#only(providers, text), principal: stranger };
    const known = await Promise.all(
      providers.map(async (provider) =>
        (await this.engine(provider)).principals
          .filter((principal) => this.#isMeant(principal))
          .map((principal) => ({ provider, principal })),
      ),
    );
    const scanned = new Set(this.scopes.map(({ account }) => account));
    const found = principalNamed(text, known.flat(), scanned);
    if (providers.includes(found.provider)) return found;
    throw new UsageError(`'${text}' is of ${found.provider}, the question is about ${choices(providers)}`);
  }

  /** The cloud that a question about anybody is about. */
  #only(providers: readonly string[], text: string): string {
    if (providers.length === 1) return providers[0]!;
    throw new UsageError(`'${text}' is in every cloud: say which with --provider, ${choices(providers)}`);
  }

  async #subjectOf({ action, resource, context = {} }: Omit<Asked, 'principal'>, isOpen = false): Promise<Subject> {
    const provider = this.#providerFor(action, resource);
    const named = await actionNamed(provider, action);
    const id = resource === undefined || isAny(resource) ? '*' : await this.#resource(resource, provider, named);
    if (!(isOpen && id === '*')) assertAbout(named, id);
    return { provider, action: named.name, resource: id, context };
  }

  #providerFor(action: string, resource: string | undefined): string {
    const provider =
      providerOfAction(action) ??
      providerOfResource(resource ?? '') ??
      this.#only(this.providers, `${action} ${resource}`);
    if (this.providers.includes(provider)) return provider;
    throw new UsageError(`'${action}' is an action of ${provider}, but the snapshot has ${choices(this.providers)}`);
  }

  async #resource(text: string, provider: string, action: NamedAction): Promise<string> {
    const spelt = providerOfResource(text);
    if (spelt !== undefined && spelt !== provider)
      throw new UsageError(`'${text}' is of ${spelt}, but ${action.name} is an action of ${provider}`);
    if (spelt !== undefined) return canonicalId(text, provider);
    return resourceNamed(text, await this.#find(text, [provider], serviceOfAction(action.name)), action);
  }

  #find(text: string, providers: readonly string[], service?: string): Promise<Sought> {
    return findResources(this.#reader, { text, providers, account: this.#narrowed.account, service });
  }

  /** Everything of a name: whatever the kind, it is told what strangers do with it. */
  async #exposedAs(text: string, exposures: readonly Exposure[]): Promise<readonly string[]> {
    const provider = providerOfResource(text);
    if (provider !== undefined) return [canonicalId(text, provider)];
    const named = exposures.flatMap(({ resource: { id, name } }) => (name === text ? [id] : []));
    if (named.length > 0) return named;
    const sought = await this.#find(text, this.providers);
    if (sought.found.length === 0) throw unknownResource(text, sought.names);
    return sought.found;
  }
}

const isAny = (text: string): boolean => /^\*+$/.test(text);

/** `can` is about one action: what a pattern of several would mean is not one answer. */
function assertOne({ action }: Pick<Subject, 'action'>): void {
  if (action.includes('*') || action.includes('?'))
    throw new UsageError(
      `'${action}' is a pattern: 'can' asks about one action, 'who-can' and 'what-can' know patterns`,
    );
}

async function cloudOf(provider: string): Promise<Cloud> {
  const load = Object.hasOwn(clouds, provider) ? clouds[provider] : undefined;
  if (!load) throw new UsageError(`Questions about '${provider}' can't be answered`);
  return load();
}

const ofCloud = <T>(provider: string, { found, unseen }: Found<T>): Found<OfCloud<T>> => ({
  found: found.map((one) => ({ provider, ...one })),
  unseen,
});
