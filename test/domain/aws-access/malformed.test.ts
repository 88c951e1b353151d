import { equal, match, notEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';

import { decide } from '../../../src/domain/aws/access/decide.ts';
import type { Policies, PolicyDocument } from '../../../src/domain/aws/access/request.ts';
import type { PolicySource } from '../../../src/domain/aws/statement.ts';
import { allow, asks, deny, everything, everythingOfEverybody, isSound, policiesOf, role } from './table.ts';

const request = asks(role('app'), 's3:GetObject', 'arn:aws:s3:::bucket/key');
const Allow = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' };
const text = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const conditional = (Condition: unknown): string => text({ ...Allow, Condition });
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const good = text(Allow);

/** What no one can know the meaning of. */
const malformed: readonly (readonly [name: string, document: PolicySource])[] = [
  ['nothing', ''],
  ['blanks', '  \n'],
  ['a word', 'allow everything'],
  ['JSON null', 'null'],
  ['a number', '42'],
  ['a text', '"*"'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['cut short', good.slice(0, -3)],
  ['cut in the middle', good.slice(0, good.length / 2)],
  ['encoded and cut short', encodeURIComponent(good).slice(0, -7)],
  ['encoded and broken', '%7B%zz'],
  ['a null byte at its end', `${good}\u0000`],
  ['a null byte inside', good.replace('{', '{\u0000')],
  ['something after its end', `${good}}`],
  ['single quotes', good.replaceAll('"', "'")],
  ['1 MB', text({ ...Allow, Sid: 'x'.repeat(2 ** 20) })],
  ['1 MB of blanks', good + ' '.repeat(2 ** 20)],
  ['10,000 statements as text', text(...Array.from({ length: 10_000 }, () => Allow))],
  ['nested deeply', nested(50_000)],
  ['nested deeply in a statement', `{"Statement":${nested(50_000)}}`],
  [
    'nested deeply in a condition',
    `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":${nested(50_000)}}}}}`,
  ],
  ['a member twice', `{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}`],
  ['a member twice, in other letters', `{"Statement":{"Effect":"Deny","effect":"Allow","Action":"*","Resource":"*"}}`],
  ['statements twice', `{"Statement":[],"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`],
  [
    'an operator twice',
    `{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":"true"},"Bool":{}}}}`,
  ],
  ['no statement', '{"Version":"2012-10-17"}'],
  ['a statement that is a number', '{"Statement":1}'],
  ['a statement that is a text', '{"Statement":"Allow"}'],
  ['a statement that is null', '{"Statement":[null]}'],
  ['a statement that is a list', '{"Statement":[[]]}'],
  ['no effect', text({ Action: '*', Resource: '*' })],
  ['an unknown effect', text({ ...Allow, Effect: 'Permit' })],
  ['an effect in small letters', text({ ...Allow, Effect: 'allow' })],
  ['an effect that is a list', text({ ...Allow, Effect: ['Allow'] })],
  ['no action', text({ Effect: 'Allow', Resource: '*' })],
  ['Action and NotAction', text({ ...Allow, NotAction: 'iam:*' })],
  ['Resource and NotResource', text({ ...Allow, NotResource: 'a' })],
  ['Principal and NotPrincipal', text({ ...Allow, NotPrincipal: '*' })],
  ['an action that is a number', text({ ...Allow, Action: 1 })],
  ['an action that is an object', text({ ...Allow, Action: {} })],
  ['an action that is null', text({ ...Allow, Action: [null] })],
  ['a resource that is a truth', text({ ...Allow, Resource: true })],
  ['a principal that is a number', text({ ...Allow, Principal: 1 })],
  ['a principal that is an object of objects', text({ ...Allow, Principal: { AWS: { a: 1 } } })],
  ['a Sid that is a number', text({ ...Allow, Sid: 1 })],
  ['an unknown version', JSON.stringify({ Version: '2030-01-01', Statement: Allow })],
  ['a version that is a list', JSON.stringify({ Version: ['2012-10-17'], Statement: Allow })],
  ['a condition that is a text', conditional('a')],
  ['a condition that is a list', conditional([])],
  ['an operator that is a text', conditional({ Bool: 'true' })],
  ['an operator that is null', conditional({ Bool: null })],
  ['a value that is an object', conditional({ Bool: { a: { b: 'true' } } })],
  ['a value that is null', conditional({ Bool: { a: null } })],
  ['a value in a list in a list', conditional({ Bool: { a: [['true']] } })],
  ['an object that is no document', { Effect: 'Allow' }],
  ['an object that is a list', [Allow]],
];

/** What reads well, and says something that nothing can be compared with. Only with a value it matters. */
const senseless: readonly (readonly [name: string, document: string])[] = [
  ['an unknown operator', conditional({ StringEqualz: { 'x:key': 'a' } })],
  ['an operator without a name', conditional({ '': { 'x:key': 'a' } })],
  ['an operator of JavaScript', conditional({ constructor: { 'x:key': 'a' } })],
  ['a negated operator that does not exist', conditional({ BoolNot: { 'x:key': 'a' } })],
  ['a set of an unknown operator', conditional({ 'ForAllValues:Foo': { 'x:key': 'a' } })],
  ['an unknown set', conditional({ 'ForSomeValues:StringEquals': { 'x:key': 'a' } })],
  ['a number that is none', conditional({ NumericEquals: { 'x:key': 'ten' } })],
  ['a date that is none', conditional({ DateLessThan: { 'x:key': 'tomorrow' } })],
  ['an address that is none', conditional({ IpAddress: { 'x:key': '300.1.2.3/40' } })],
  ['a truth that is none', conditional({ Bool: { 'x:key': 'perhaps' } })],
];
const withKey = { ...request, context: { 'x:key': ['a'] } };

const source = (document: PolicySource): PolicyDocument => ({ source: 'the broken one', document });

/** The layers that a document can be in, with everything else allowed. */
const layers: Readonly<Record<string, (document: PolicySource) => Partial<Policies>>> = {
  identity: (document) => ({ identity: { items: [source(document)], unseen: [] } }),
  boundary: (document) => ({ boundary: { value: source(document) } }),
  session: (document) => ({ session: [source(document)] }),
  SCP: (document) => ({ serviceControl: { value: [{ target: 'root', policies: [source(document)] }] } }),
  RCP: (document) => ({ resourceControl: { value: [{ target: 'root', policies: [source(document)] }] } }),
  resource: (document) => ({ resource: { value: source(document) } }),
  endpoint: (document) => ({ endpoint: { value: source(document) } }),
};
const open = policiesOf({
  identity: [everything],
  boundary: [everything],
  session: [everything],
  scp: [[everything]],
  rcp: [[everythingOfEverybody]],
  endpoint: [everythingOfEverybody],
});

const nothing: Policies = { identity: { items: [], unseen: [] } };

for (const [layer, put] of Object.entries(layers)) {
  test(`malformed: ${layer}`, () => {
    for (const [name, document] of [...malformed, ...senseless]) {
      // A resource's Allow that makes no sense takes nothing away from what the identity policies allow.
      const isNeeded = layer === 'resource' && senseless.some(([other]) => other === name);
      const answer = decide(withKey, { ...open, ...(isNeeded ? nothing : {}), ...put(document) });
      equal(answer.decision, 'unknown-info', `${name}: ${answer.reason}`);
      isSound(answer);
      const [unseen] = answer.unseen;
      ok(unseen);
      match(unseen.what, /the broken one/, name);
      equal(unseen.gap.because, 'invalid', name);
      notEqual(unseen.gap.detail, '', name);
    }
  });

  test(`malformed: ${layer}, and another layer denies`, () => {
    const closed = layer === 'session' ? { boundary: [deny('s3:*')] } : { session: [deny('s3:*', '*', { Sid: 'No' })] };
    for (const [name, document] of [...malformed, ...senseless]) {
      const answer = decide(withKey, { ...open, ...policiesOf(closed), ...nothing, ...put(document) });
      equal(answer.decision, 'denied', name);
      isSound(answer);
    }
  });
}

/** Large or contorted, but well-formed: these have a decision, and it does not take for ever. */
const stars = `${'*a'.repeat(500)}*b`;
const contorted: readonly (readonly [name: string, document: PolicySource, decision: string])[] = [
  [
    '10,000 statements',
    { Version: '2012-10-17', Statement: Array.from({ length: 10_000 }, () => allow('ec2:*')) },
    'denied',
  ],
  [
    '10,000 statements, the last allows',
    { Version: '2012-10-17', Statement: [...Array.from({ length: 10_000 }, () => allow('ec2:*')), everything] },
    'allowed',
  ],
  [
    '10,000 actions',
    { Version: '2012-10-17', Statement: allow(Array.from({ length: 10_000 }, (_, i) => `ec2:Action${i}`)) },
    'denied',
  ],
  ['stars in an action', text({ ...Allow, Action: `s3:${stars}` }), 'denied'],
  ['stars in a resource', text({ ...Allow, Resource: `arn:aws:s3:::${stars}` }), 'denied'],
  ['stars in a condition', conditional({ StringLike: { 'x:key': stars } }), 'denied'],
  ['stars in an ARN', conditional({ ArnLike: { 'x:key': `arn:aws:s3:::${stars}` } }), 'denied'],
  ['what a regular expression would take for its own', text({ ...Allow, Resource: '(a+)+$' }), 'denied'],
  [
    'a member of JavaScript',
    '{"__proto__":{},"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}',
    'allowed',
  ],
  ['percent-encoded', encodeURIComponent(good), 'allowed'],
  [
    'members in other letters',
    '{"version":"2012-10-17","STATEMENT":{"effect":"Allow","ACTION":"s3:*","resource":"*"}}',
    'allowed',
  ],
];

test('contorted policies have a decision', () => {
  const long = `arn:aws:s3:::${'a'.repeat(1000)}`;
  for (const [name, document, decision] of contorted) {
    const asked = { ...request, resource: long, context: { 'x:key': [long] } };
    equal(decide(asked, { identity: { items: [source(document)], unseen: [] } }).decision, decision, name);
  }
});

test('contorted questions have an answer', () => {
  const asked = asks(role('app'), `s3:${stars}`, `arn:aws:s3:::${stars}`);
  for (const [name, document] of contorted) {
    const { decision } = decide(asked, { identity: { items: [source(document)], unseen: [] } });
    ok(['allowed', 'denied', 'unknown-conditional'].includes(decision), `${name}: ${decision}`);
  }
});
