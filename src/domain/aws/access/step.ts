import { isSeen, type Unseen } from '../../access/answer.ts';
import {
  allInTurn,
  allOf,
  anyInTurn,
  because,
  missingTruth,
  no,
  not,
  type Truth,
  truthOf,
  unseenTruth,
  yes,
} from '../../access/logic.ts';
import { parseArn } from '../arn.ts';
import { hasWildcard } from '../pattern.ts';
import type { Atlas, Node } from './atlas.ts';
import type { Need, On, Way } from './catalogue.ts';
import type { Actor } from './actors.ts';
import type { AwsAccess } from './engine.ts';
import type { AwsEstate, Workload } from './estate.ts';
import { choicesFor, madeUp, type Power } from './power.ts';
import type { PolicyDocument, Request } from './request.ts';

type Context = Request['context'];

/** What a way leads over and to. */
export interface Goal {
  readonly target?: Node;
  /** The resource that is there; `hidden`: there may be one that is not known. */
  readonly workload?: Workload | { readonly hidden: readonly Unseen[] };
  /** The ARN of a user or role that they make. */
  readonly newcomer?: string;
}

/** Whether ways are open, as the engine answers for each permission that they take. */
export class Steps {
  readonly #access: AwsAccess;
  readonly #atlas: Atlas;
  readonly #power: Power;
  readonly #regions: readonly string[];
  #turn: Node | undefined;
  readonly #answers = new Map<string, Truth>();

  constructor(access: AwsAccess, atlas: Atlas, power: Power) {
    this.#access = access;
    this.#atlas = atlas;
    this.#power = power;
    this.#regions = regionsOf(access.estates);
  }

  /** Whether a way is open from a node; of what it is to bring, see `gain`. */
  open(way: Way, node: Node, goal: Goal): Truth {
    const { target } = goal;
    return allInTurn([
      ...(target ? [() => this.#suits(way, target)] : []),
      ...way.needs.map(
        (need) => () => this.#once(node, keyOf(way, need, goal), () => this.#allowed(way, need, node, goal)),
      ),
      ...(target && way.passedTo !== undefined ? [() => this.#trusts(way, target, goal)] : []),
      ...(way.changesTrust ? [() => this.#comesIn(node, goal)] : []),
      () => this.#isThere(goal),
    ]);
  }

  /** Whether they are an administrator then, of ways that change permissions. */
  gain({ gain }: Way, node: Node, target: Node | undefined): Truth {
    const ofGain: Readonly<Record<Way['gain'], () => Truth>> = {
      everything: () => this.#power.withEverything(node.actor),
      'everything as target': () => this.#power.withEverything(target?.actor ?? newcomerOf(node)),
      'no boundary': () => this.#power.withoutBoundary(node.actor),
      'other version': () => this.#byOtherVersion(node),
      target: () => yes,
    };
    return ofGain[gain]();
  }

  /** Users and roles that they could make for a way, by names that their policies allow. */
  newcomers({ needs }: Way, node: Node): readonly Goal[] {
    const first = needs.find(({ on }) => on === 'newcomer');
    if (!first) return [{}];
    const patterns = this.#atlas.patterns(node, first.action) ?? [];
    const any = madeUp(node.estate, first.action.endsWith('User') ? 'user' : 'role');
    const names = patterns.map((pattern) => (pattern === '*' ? any : filledIn(pattern)));
    return [...new Set(names)].toSorted().map((name) => ({ newcomer: name }));
  }

  /** Ways share their permissions: what was asked for a node is kept as long as it is that node's turn. */
  #once(node: Node, key: string, ask: () => Truth): Truth {
    if (this.#turn !== node) this.#answers.clear();
    this.#turn = node;
    const known = this.#answers.get(key) ?? ask();
    this.#answers.set(key, known);
    return known;
  }

  #allowed(way: Way, { action, on }: Need, node: Node, { target, workload, newcomer: made }: Goal): Truth {
    const { actor } = node;
    const allowedOn: Readonly<Record<On, () => Truth>> = {
      self: () => (isReserved(node) ? no : this.#may(actor, action, node.id, about(node))),
      'own group': () => anyInTurn(node.groups.map((arn) => () => this.#may(actor, action, arn))),
      'own policy': () => this.#mayAny(node, action, node),
      'target policy': () => (target ? this.#mayAny(node, action, target) : no),
      target: () => (target ? this.#mayWith(way, action, node, target) : no),
      workload: () =>
        workload && 'arn' in workload
          ? this.#may(actor, action, workload.arn, { context: regionOf(workload.arn), complete: [] })
          : this.#maySomewhere(node, action),
      newcomer: () => (made === undefined ? no : this.#supposed(actor, action, made, newcomer)),
      new: () => this.#maySomewhere(node, action),
    };
    return allowedOn[on]();
  }

  #mayWith({ passedTo }: Way, action: string, node: Node, target: Node): Truth {
    if (action === 'sts:AssumeRole') return this.#may(node.actor, action, target.id, this.#asAssumer(target));
    if (action !== 'iam:PassRole') return this.#may(node.actor, action, target.id, about(target));
    const { context, complete } = about(target);
    return this.#may(node.actor, action, target.id, {
      context: { ...context, 'iam:passedtoservice': passedTo === undefined ? [] : [passedTo] },
      complete,
    });
  }

  /** Whoever assumes a role can say what its trust policy wants to hear, such as an external id that stands there. */
  #asAssumer(target: Node): About {
    return { context: { ...about(target).context, ...this.externalId(target) }, complete: [] };
  }

  externalId({ id }: Node): Context {
    const policy = this.#access.carrier(id)?.policy;
    const read = policy && isSeen(policy) ? this.#access.library.statements(policy.value) : undefined;
    if (!read || !isSeen(read)) return {};
    const values = read.value
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ conditions }) => conditions.filter(({ key }) => key === 'sts:externalid'))
      .flatMap((condition) => condition.values.map(filledIn));
    return values[0] === undefined ? {} : { 'sts:externalid': [values[0]] };
  }

  /** On any of the policies of the customer that apply to somebody. */
  #mayAny(node: Node, action: string, { managed }: Node): Truth {
    const hidden = managed.unseen.length > 0 ? [() => unseenTruth(...managed.unseen)] : [];
    return anyInTurn([...managed.items.map((arn) => () => this.#may(node.actor, action, arn)), ...hidden]);
  }

  #may(actor: Actor, action: string, resource: string, { context, complete }: About = nothing): Truth {
    const asking = complete.length > 0 ? { ...actor, complete: [...actor.complete, ...complete] } : actor;
    return this.#chosen(action, context, (given) => this.#access.ask(asking, action, resource, given));
  }

  #supposed(
    actor: Actor,
    action: string,
    resource: string,
    { context, complete }: About,
    policy: PolicyDocument | null = null,
  ): Truth {
    const asking = { ...actor, complete: [...actor.complete, ...complete] };
    return this.#chosen(action, context, (given) => this.#access.suppose(asking, action, resource, policy, given));
  }

  /** With what the caller chooses: which policy to attach, and in which region. */
  #chosen(action: string, context: Context, ask: (given: Context) => ReturnType<AwsAccess['ask']>): Truth {
    return anyInTurn(
      choicesFor(action).map((choice) => () => {
        const given = { ...context, ...choice };
        if (/^iam:/i.test(action)) return truthOf(ask({ 'aws:requestedregion': [home], ...given }));
        const plain = truthOf(ask(given));
        if (plain.is !== undefined || !plain.missing.some(isRegion)) return plain;
        return anyInTurn(
          this.#regions.map((region) => () => truthOf(ask({ ...given, 'aws:requestedregion': [region] }))),
        );
      }),
    );
  }

  /** On something that they name as they like: as one of their policies has it, in the region that they like. */
  #maySomewhere(node: Node, action: string): Truth {
    const patterns = this.#atlas.patterns(node, action) ?? ['*'];
    const names = this.#regions.flatMap((region) =>
      patterns.map((pattern) => newName(pattern, action, node.estate, region)),
    );
    return anyInTurn(
      [...new Set(names)].map((name) => () => {
        const answer = { context: regionOf(name), complete: [] };
        return this.#supposed(node.actor, action, name, answer);
      }),
    );
  }

  /** Whether a role lets the service in that it is passed to. */
  #trusts({ passedTo = '', trusted = passedTo }: Way, target: Node, { workload }: Goal): Truth {
    const { account } = target.estate;
    const isPool = workload && 'arn' in workload && workload.kind === 'Cognito identity pool';
    if (isPool) return this.#trustsGuests(target, workload.arn);
    const service = this.#access.actor(trusted);
    const source = {
      'aws:sourceaccount': [account],
      'aws:sourcearn': [`arn:${target.estate.partition}:${trusted.split('.')[0]}:${home}:${account}:x`],
    };
    const answer = this.#access.ask(service, 'sts:AssumeRole', target.id, source);
    return truthOf(answer);
  }

  #trustsGuests(target: Node, pool: string): Truth {
    const id = pool.slice(pool.lastIndexOf('/') + 1);
    const guest = {
      'cognito-identity.amazonaws.com:aud': [id],
      'cognito-identity.amazonaws.com:amr': ['unauthenticated'],
    };
    const provider: Actor = {
      ...this.#access.actor('cognito-identity.amazonaws.com'),
      caller: { kind: 'federated', arn: 'cognito-identity.amazonaws.com', account: null },
    };
    return truthOf(this.#access.ask(provider, 'sts:AssumeRoleWithWebIdentity', target.id, guest));
  }

  /** Whether a trust policy that names them lets them assume the role. */
  #comesIn(node: Node, { target, newcomer: made }: Goal): Truth {
    const role = target?.id ?? made ?? madeUp(node.estate, 'role');
    const statement = { Effect: 'Allow', Principal: { AWS: node.id }, Action: 'sts:AssumeRole' };
    const trust = { source: 'the changed trust policy', document: { Version: '2012-10-17', Statement: [statement] } };
    return this.#supposed(node.actor, 'sts:AssumeRole', role, newcomer, trust);
  }

  /** What the target has to be like. */
  #suits(way: Way, target: Node): Truth {
    const isTaken = way.needs.some(({ action, on }) => on === 'target' && action !== 'sts:AssumeRole');
    if (isTaken && isReserved(target)) return no;
    return allOf(this.#inProfile(way, target), fits(way.needsOfUser, target));
  }

  #inProfile({ instanceProfile }: Way, { instanceProfiles }: Node): Truth {
    if (!instanceProfile || !instanceProfiles) return yes;
    if (!isSeen(instanceProfiles)) return unseenTruth(instanceProfiles);
    return instanceProfiles.value.length > 0 ? yes : no;
  }

  #isThere({ workload }: Goal): Truth {
    return workload && 'hidden' in workload ? unseenTruth(...workload.hidden) : yes;
  }

  #byOtherVersion({ actor, managed }: Node): Truth {
    return anyInTurn(
      managed.items.map((arn) => () => {
        const versions = this.#atlas.policy(arn)?.versions;
        if (!versions) return no;
        const may = this.#may(actor, 'iam:SetDefaultPolicyVersion', arn);
        if (may.is === false) return no;
        if (!isSeen(versions)) return unseenTruth(versions);
        const powers = versions.value.map(({ versionId, document }) => () => {
          const version = { source: `${arn} ${versionId}`, document };
          return this.#power.withVersion(actor, arn, version);
        });
        return allOf(may, anyInTurn(powers));
      }),
    );
  }
}

/** A user or role that they made: without boundary, in their account. */
function newcomerOf({ actor, estate }: Node): Actor {
  const { boundary: _, ...side } = actor.side;
  return {
    ...actor,
    caller: { kind: 'role', arn: madeUp(estate, 'role'), account: estate.account },
    side: { ...side, identity: { items: [], unseen: [] } },
  };
}

/** What the answer to a need depends on, of one node. */
function keyOf({ passedTo = '' }: Way, { action, on }: Need, { target, workload, newcomer: made = '' }: Goal): string {
  if (on === 'target' || on === 'target policy')
    return [action, on, target?.id, action === 'iam:PassRole' ? passedTo : ''].join(' ');
  if (on === 'workload') return [action, on, workload && 'arn' in workload ? workload.arn : ''].join(' ');
  return [action, on, made].join(' ');
}

interface About {
  readonly context: Context;
  readonly complete: readonly string[];
}
const nothing: About = { context: {}, complete: [] };
const newcomer: About = {
  context: { 'iam:permissionsboundary': [] },
  complete: ['aws:ResourceTag/', 'iam:ResourceTag/'],
};

/** What a request about an identity carries: its tags and its boundary. */
function about({ boundary, tags }: Node): About {
  const tagged = isSeen(tags) ? Object.entries(tags.value) : [];
  return {
    context: {
      ...(isSeen(boundary) && { 'iam:permissionsboundary': boundary.value === null ? [] : [boundary.value] }),
      ...Object.fromEntries(
        tagged.flatMap(([key, value]) => [
          [`aws:resourcetag/${key.toLowerCase()}`, [value]],
          [`iam:resourcetag/${key.toLowerCase()}`, [value]],
        ]),
      ),
    },
    complete: isSeen(tags) ? ['aws:ResourceTag/', 'iam:ResourceTag/'] : [],
  };
}

/** Roles of IAM Identity Center, which no permission of the account changes or passes on. */
const isReserved = ({ id }: Node): boolean => id.includes(':role/aws-reserved/');

function fits(need: Way['needsOfUser'], { credentials, id }: Node): Truth {
  if (need === undefined || !credentials) return yes;
  if (!isSeen(credentials)) return unseenTruth(credentials);
  const { keys, password } = credentials.value;
  const has = because(password ? yes : no, { effect: 'allow', layer: 'password', source: id, label: 'a password' });
  if (need === 'room for a key') return keys < 2 ? yes : no;
  return need === 'a password' ? has : not(has);
}

/** Where IAM is: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion */
const home = 'us-east-1';
const isRegion = (key: string): boolean => key.toLowerCase() === 'aws:requestedregion';

function regionOf(arn: string): Context {
  const region = parseArn(arn)?.region ?? '';
  return region === '' || hasWildcard(region) ? {} : { 'aws:requestedregion': [region] };
}

/** Regions that the control policies speak of, and another. */
function regionsOf(estates: readonly AwsEstate[]): readonly string[] {
  const documents = estates.flatMap(({ controlPolicies }) =>
    isSeen(controlPolicies)
      ? (controlPolicies.value?.levels ?? []).flatMap(({ serviceControl }) => serviceControl ?? [])
      : [],
  );
  const named = documents.flatMap(({ document }) => document.match(/\b[a-z]{2}(?:-[a-z]+)+-\d\b/g) ?? []);
  return [...new Set([home, ...named.toSorted()])];
}

const filledIn = (pattern: string): string => pattern.replaceAll(/[*?]/g, 'x');

/** A name that a pattern allows; where it allows any, one of the service of the action. */
function newName(pattern: string, action: string, { partition, account }: AwsEstate, region: string): string {
  const service = action.slice(0, action.indexOf(':'));
  const [, , ofService, ofRegion, ofAccount, ...rest] = pattern.split(':');
  if (ofService === undefined || rest.length === 0)
    return `arn:${partition}:${service}:${region}:${account}:${kindOf(action)}made-by-somebody`;
  const part = (text: string | undefined, any: string): string =>
    text === undefined || hasWildcard(text) ? any : text;
  return [
    'arn',
    partition,
    part(ofService, service),
    ofRegion === '' ? '' : part(ofRegion, region),
    ofAccount === '' ? '' : part(ofAccount, account),
    filledIn(rest.join(':')),
  ].join(':');
}

/** Of the many resources that launching takes, the instance is what policies are about. */
const kindOf = (action: string): string => (action === 'ec2:RunInstances' ? 'instance/' : '');

/** Why it is not known what comes of joining a group. */
export const unknownWhich = missingTruth('whether its permissions boundary leaves what the group may do');
