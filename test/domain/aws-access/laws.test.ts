import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { Answer, Decision } from '../../../src/domain/access/answer.ts';
import type { Context } from '../../../src/domain/access/engine.ts';
import { decide } from '../../../src/domain/aws/access/decide.ts';
import type { Caller, Request } from '../../../src/domain/aws/access/request.ts';
import {
  anonymous,
  ELSEWHERE,
  federatedUser,
  hidings,
  HERE,
  isSound,
  isWeaker,
  policiesOf,
  role,
  root,
  service,
  serviceLinkedRole,
  user,
  type Given,
  type Statement,
} from './table.ts';

/** What holds of every request and all policies: over few words, so that statements meet each other often. */

const runs = { numRuns: 600 };
const actions = ['s3:GetObject', 's3:PutObject', 's3:*', 's3:Get*', '*', 'S3:GETOBJECT', 'sqs:SendMessage', 'sts:*'];
const resources = ['arn:aws:s3:::a/x', 'arn:aws:s3:::a/*', 'arn:aws:s3:::?/x', '*', 'arn:aws:s3:::${aws:username}/*'];
const keys = ['x:One', 'x:Two', 'x:Three'];
const values = ['a', 'b', '*', '${x:Two}'];
const operators = [
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringNotLike',
  'StringEqualsIfExists',
  'StringNotEqualsIfExists',
  'ForAllValues:StringEquals',
  'ForAnyValue:StringEquals',
  'ForAnyValue:StringNotLike',
];
const app = role('app');
const principals = [
  '*',
  { AWS: '*' },
  { AWS: HERE },
  { AWS: ELSEWHERE },
  { AWS: `arn:aws:iam::${HERE}:user/alice` },
  { AWS: app.arn },
  { AWS: [app.session ?? '', app.arn, HERE] },
  { Service: 's3.amazonaws.com' },
];
const callers: readonly Caller[] = [
  user('alice'),
  app,
  role('app', 'session', ELSEWHERE),
  root(),
  root(ELSEWHERE),
  federatedUser('alice', 'guest'),
  serviceLinkedRole('x', 'x.amazonaws.com'),
  service('s3.amazonaws.com'),
  anonymous,
];

const some = <T>(from: readonly T[], most = 3): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: most });
const condition = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc.dictionary(
      fc.constantFrom(...operators),
      fc.dictionary(fc.constantFrom(...keys), some(values), { maxKeys: 2 }),
      {
        maxKeys: 2,
      },
    ),
  },
  { weight: 1, arbitrary: fc.record({ Null: fc.record({ 'x:One': fc.constantFrom('true', 'false') }) }) },
);

const statementOf = (principal: fc.Arbitrary<object>): fc.Arbitrary<Statement> =>
  fc
    .record({
      Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
      about: fc.oneof(
        { weight: 4, arbitrary: fc.record({ Action: some(actions) }) },
        { weight: 1, arbitrary: fc.record({ NotAction: some(actions) }) },
      ),
      on: fc.oneof(
        { weight: 4, arbitrary: fc.record({ Resource: some(resources) }) },
        { weight: 1, arbitrary: fc.record({ NotResource: some(resources) }) },
      ),
      principal,
      Condition: condition,
    })
    .map(({ Effect, about, on, principal: who, Condition }) => ({
      Effect,
      ...about,
      ...on,
      ...who,
      ...(Condition ? { Condition } : {}),
    }));
const own = statementOf(fc.constant({}));
const guardrail = statementOf(fc.constant({ Principal: '*' }));
const ofResource = statementOf(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ Principal: fc.constantFrom<unknown>(...principals) }) },
    { weight: 1, arbitrary: fc.record({ NotPrincipal: fc.constantFrom<unknown>(...principals.slice(2)) }) },
  ),
);
const few = (statement: fc.Arbitrary<Statement>): fc.Arbitrary<Statement[]> => fc.array(statement, { maxLength: 3 });
const full = (statement: fc.Arbitrary<Statement>): fc.Arbitrary<Statement[]> =>
  few(statement).map((list) => [{ Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' }, ...list]);
const perhapsHidden = <T>(layer: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: layer }, { weight: 1, arbitrary: fc.constant('hidden' as const) });

/** Every layer is optional, and some can be hidden. */
const policies: fc.Arbitrary<Given> = fc
  .record(
    {
      identity: perhapsHidden(few(own)),
      groups: fc.array(few(own), { maxLength: 2 }),
      boundary: perhapsHidden(full(own)),
      session: full(own),
      scp: perhapsHidden(fc.array(full(own), { minLength: 1, maxLength: 2 })),
      rcp: perhapsHidden(fc.array(full(guardrail), { minLength: 1, maxLength: 2 })),
      resource: perhapsHidden(few(ofResource)),
      endpoint: perhapsHidden(full(guardrail)),
    },
    { requiredKeys: [] },
  )
  .map((given): Given => given);
/** Each key given, known to be absent, or not said. */
const context: fc.Arbitrary<Context> = fc.record(
  {
    'x:One': fc.subarray(['a', 'b', 'c']),
    'x:Two': fc.subarray(['a', 'b'], { maxLength: 1 }),
    'aws:PrincipalOrgID': fc.subarray(['a'], { maxLength: 1 }),
  },
  { requiredKeys: [] },
);
const request: fc.Arbitrary<Request> = fc.record({
  caller: fc.constantFrom(...callers),
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'sts:AssumeRole'),
  resource: fc.constantFrom(
    'arn:aws:s3:::a/x',
    'arn:aws:s3:::b/x',
    `arn:aws:iam::${HERE}:role/x`,
    'arn:aws:s3:::alice/y',
  ),
  owner: fc.constantFrom(HERE, HERE, ELSEWHERE, null),
  context,
});

const answerTo = (asked: Request, given: Given): Answer => decide(asked, policiesOf(given));
const rank: Readonly<Record<Decision, number>> = { denied: 0, 'unknown-conditional': 1, 'unknown-info': 1, allowed: 2 };
const neverMore = (after: Answer, before: Answer): void =>
  ok(rank[after.decision] <= rank[before.decision], `${before.decision} became ${after.decision}`);

const layers = ['identity', 'boundary', 'session', 'scp', 'rcp', 'resource', 'endpoint'] as const;
type Layer = (typeof layers)[number];
const isLevels = (layer: Layer): layer is 'scp' | 'rcp' => layer === 'scp' || layer === 'rcp';
const seenOf = <T>(written: T | 'hidden' | undefined, otherwise: T): T =>
  written === undefined || written === 'hidden' ? otherwise : written;

/** The policies with a change to the statements of one layer, if it is there and seen. */
function changed(
  given: Given,
  layer: Layer,
  change: (statements: readonly Statement[]) => readonly Statement[],
): Given {
  const written = given[layer];
  if (written === undefined || written === 'hidden') return given;
  if (isLevels(layer)) {
    const levels = seenOf(given[layer], []) as readonly (readonly Statement[])[];
    return { ...given, [layer]: levels.map((level) => change(level)) };
  }
  return { ...given, [layer]: change(written as readonly Statement[]) };
}
const allChanged = (given: Given, change: (statements: readonly Statement[]) => readonly Statement[]): Given => {
  const { groups } = given;
  const rest = layers.reduce((sofar, layer) => changed(sofar, layer, change), given);
  return groups ? { ...rest, groups: groups.map((group) => change(group as readonly Statement[])) } : rest;
};

test('law: every decision is sound', () => {
  const seen = new Map<Decision, number>();
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const answer = answerTo(asked, given);
      isSound(answer);
      seen.set(answer.decision, (seen.get(answer.decision) ?? 0) + 1);
    }),
    runs,
  );
  deepEqual(
    [...seen.keys()].toSorted(),
    ['allowed', 'denied', 'unknown-conditional', 'unknown-info'],
    'all of them occur',
  );
});

test('law: a Deny more never allows more', () => {
  fc.assert(
    fc.property(request, policies, fc.constantFrom(...layers), ofResource, (asked, given, layer, statement) => {
      const { Principal: _, NotPrincipal: __, ...ownStatement } = statement;
      const named = layer === 'resource' || layer === 'endpoint' || layer === 'rcp';
      const more: Statement = { ...(named ? { ...statement, Principal: '*' } : ownStatement), Effect: 'Deny' };
      if (named) delete (more as { NotPrincipal?: unknown }).NotPrincipal;
      const before = answerTo(asked, given);
      neverMore(
        answerTo(
          asked,
          changed(given, layer, (list) => [...list, more]),
        ),
        before,
      );
      neverMore(
        answerTo(
          asked,
          changed(given, layer, (list) => [more, ...list]),
        ),
        before,
      );
      if (given.resource === undefined)
        neverMore(answerTo(asked, { ...given, resource: [{ ...statement, Effect: 'Deny' }] }), before);
    }),
    runs,
  );
});

test('law: one more level, boundary, session or endpoint policy never allows more', () => {
  fc.assert(
    fc.property(request, policies, few(own), few(guardrail), (asked, given, owns, guards) => {
      const before = answerTo(asked, given);
      const { scp, rcp } = given;
      if (scp !== 'hidden') neverMore(answerTo(asked, { ...given, scp: [...(scp ?? []), owns] }), before);
      if (rcp !== 'hidden') neverMore(answerTo(asked, { ...given, rcp: [...(rcp ?? []), guards] }), before);
      if (!given.boundary) neverMore(answerTo(asked, { ...given, boundary: owns }), before);
      if (!given.endpoint) neverMore(answerTo(asked, { ...given, endpoint: guards }), before);
      // Of GetFederationToken alone a session policy is what makes rights.
      if (!given.session && asked.caller.kind !== 'federated-user')
        neverMore(answerTo(asked, { ...given, session: owns }), before);
    }),
    runs,
  );
});

test('law: hiding a policy changes nothing or makes it unknown', () => {
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const whole = policiesOf(given);
      const answer = decide(asked, whole);
      for (const [layer, less] of hidings(whole)) isWeaker(decide(asked, less), answer, `without ${layer}`);
      isWeaker(answerTo(asked, { ...given, incomplete: true }), answer, 'with more identity policies');
    }),
    runs,
  );
});

test('law: hiding a value of the context changes nothing or makes it unknown', () => {
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const answer = answerTo(asked, given);
      for (const key of Object.keys(asked.context)) {
        const { [key]: _, ...rest } = asked.context;
        isWeaker(answerTo({ ...asked, context: rest }, given), answer, `without ${key}`);
      }
      isWeaker(answerTo({ ...asked, owner: null }, given), answer, 'without the owner');
    }),
    runs,
  );
});

test('law: what is unknown for want of a value is decided by the values', () => {
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const { decision, missing } = answerTo(asked, given);
      if (decision !== 'unknown-conditional') return;
      const known = new Set(Object.keys(asked.context).map((key) => key.toLowerCase()));
      ok(missing.length > 0 && missing.every((key) => !known.has(key.toLowerCase())), 'what was given is not missing');
      const all = Object.fromEntries(missing.map((key) => [key, []]));
      const answer = answerTo({ ...asked, context: { ...asked.context, ...all } }, given);
      ok(
        missing.every((key) => !answer.missing.includes(key)),
        'what is given now is missing no more',
      );
    }),
    runs,
  );
});

const reversed = <T>(list: readonly T[]): T[] => list.toReversed();
const valuesReversed = (statement: Statement): Statement => ({
  ...statement,
  ...(Array.isArray(statement.Action) ? { Action: reversed(statement.Action as string[]) } : {}),
  ...(Array.isArray(statement.Resource) ? { Resource: reversed(statement.Resource as string[]) } : {}),
  ...(statement.Condition ? { Condition: conditionOf(statement, reversed, (key) => key) } : {}),
});
const conditionOf = (
  { Condition = {} }: Statement,
  change: (list: readonly string[]) => readonly string[],
  rename: (key: string) => string,
): object =>
  Object.fromEntries(
    Object.entries(Condition as Record<string, Record<string, string | readonly string[]>>).map(([operator, tests]) => [
      operator,
      Object.fromEntries(
        Object.entries(tests).map(([key, wanted]) => [
          rename(key),
          typeof wanted === 'string' ? wanted : change(wanted),
        ]),
      ),
    ]),
  );

test('law: the order of statements, policies and values never matters', () => {
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const { decision } = answerTo(asked, given);
      equal(answerTo(asked, allChanged(given, reversed)).decision, decision, 'statements');
      equal(
        answerTo(
          asked,
          allChanged(given, (list) => list.map(valuesReversed)),
        ).decision,
        decision,
        'values',
      );
      const backwards = Object.fromEntries(Object.entries(asked.context).map(([key, list]) => [key, reversed(list)]));
      equal(answerTo({ ...asked, context: backwards }, given).decision, decision, 'values of the request');
      const { identity, groups = [], scp, rcp } = given;
      const turned: Given = {
        ...given,
        ...(identity !== 'hidden' && { identity: [], groups: [...reversed(groups), identity ?? []] }),
        ...(scp && scp !== 'hidden' && { scp: reversed(scp) }),
        ...(rcp && rcp !== 'hidden' && { rcp: reversed(rcp) }),
      };
      equal(answerTo(asked, turned).decision, decision, 'policies');
    }),
    runs,
  );
});

/** One statement for each action and resource of another. */
function split(statement: Statement): Statement[] {
  const { Action, Resource } = statement;
  const byAction = Array.isArray(Action)
    ? (Action as string[]).map((one) => ({ ...statement, Action: one }))
    : [statement];
  if (!Array.isArray(Resource)) return byAction;
  return byAction.flatMap((one) => (Resource as string[]).map((resource) => ({ ...one, Resource: resource })));
}

test('law: a statement in parts is the same', () => {
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const parts = allChanged(given, (list) => list.flatMap(split));
      equal(answerTo(asked, parts).decision, answerTo(asked, given).decision);
    }),
    runs,
  );
});

const louder = (statement: Statement): Statement => ({
  ...statement,
  ...(statement.Action ? { Action: [statement.Action].flat().map((action) => action.toUpperCase()) } : {}),
  ...(statement.NotAction ? { NotAction: [statement.NotAction].flat().map((action) => action.toLowerCase()) } : {}),
  ...(statement.Condition
    ? {
        Condition: conditionOf(
          statement,
          (list) => list,
          (key) => key.toUpperCase(),
        ),
      }
    : {}),
});

test('law: upper and lower case of actions and condition keys never matter', () => {
  fc.assert(
    fc.property(request, policies, (asked, given) => {
      const { decision } = answerTo(asked, given);
      equal(
        answerTo(
          asked,
          allChanged(given, (list) => list.map(louder)),
        ).decision,
        decision,
        'in policies',
      );
      const quiet = Object.fromEntries(Object.entries(asked.context).map(([key, list]) => [key.toLowerCase(), list]));
      equal(
        answerTo({ ...asked, action: asked.action.toLowerCase(), context: quiet }, given).decision,
        decision,
        'in requests',
      );
    }),
    runs,
  );
});

test('law: what a variable brings in is no wildcard', () => {
  const given: Given = {
    identity: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a/${aws:PrincipalTag/team}/x' }],
  };
  const name = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(name, fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 }), (team, folder) => {
      const asked: Request = {
        caller: user('alice'),
        action: 's3:GetObject',
        resource: `arn:aws:s3:::a/${folder}/x`,
        owner: HERE,
        context: { 'aws:PrincipalTag/team': [team] },
      };
      equal(answerTo(asked, given).decision, team === folder ? 'allowed' : 'denied');
    }),
    runs,
  );
});
