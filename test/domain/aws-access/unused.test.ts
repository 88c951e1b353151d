/** What an identity may do and did not: by its policies, its boundary and the report of what it last accessed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { PolicyLibrary } from '../../../src/domain/aws/access/library.ts';
import type { ServiceUse } from '../../../src/domain/aws/access/narrower.ts';
import { type Holder, IdentityUse } from '../../../src/domain/aws/access/unused.ts';
import { Unobserved } from '../../../src/model.ts';
import { allow, deny, everything, iam, role } from './table.ts';

const doc = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const period = { days: 90, now: new Date('2026-11-21T12:00:00.000Z') };
const report: readonly ServiceUse[] = [
  { serviceNamespace: 'ec2', lastAuthenticated: '2026-08-23T12:00:00.000Z' },
  { serviceNamespace: 'kms', lastAuthenticated: null },
  { serviceNamespace: 's3', lastAuthenticated: '2026-11-20T08:00:00.000Z' },
  { serviceNamespace: 'sqs', lastAuthenticated: '2026-08-22T11:00:00.000Z' },
];
const hidden = {
  what: 'the policy limit',
  gap: { because: 'denied', permissions: ['iam:GetPolicyVersion'], detail: 'no' },
} as const;

const holder = (documents: readonly object[], boundary?: Holder['side']['boundary']): Holder => ({
  caller: role('app'),
  side: {
    identity: { items: documents.map((document, i) => ({ source: `policy ${i}`, document })), unseen: [] },
    ...(boundary && { boundary }),
  },
});
const limit = (...statements: readonly object[]): Holder['side']['boundary'] => ({
  value: { source: 'limit', document: doc(...statements) },
});
const useOf = (of: Holder) => new IdentityUse(of, report, period, new PolicyLibrary());
const namesOf = (uses: readonly ServiceUse[]) => uses.map(({ serviceNamespace }) => serviceNamespace);

const cases: readonly {
  readonly name: string;
  readonly source?: string;
  readonly policies: readonly object[];
  readonly boundary?: Holder['side']['boundary'];
  readonly unused: readonly string[];
  readonly changesPermissions?: readonly string[];
}[] = [
  {
    name: 'what was used 90 days ago was used within 90 days, and one day more is too long ago',
    policies: [doc(everything)],
    unused: ['kms', 'sqs'],
    changesPermissions: ['kms', 'sqs'],
  },
  { name: 'what no policy allows is not unused', policies: [doc(allow(['s3:*', 'kms:Decrypt']))], unused: ['kms'] },
  {
    name: 'a denial takes away',
    policies: [doc(allow('*'), deny('kms:*'))],
    unused: ['sqs'],
    changesPermissions: ['sqs'],
  },
  {
    name: 'a denial of a part, or on a condition, leaves the rest',
    policies: [
      doc(
        allow('*'),
        deny('kms:Decrypt'),
        deny('sqs:*', '*', { Condition: { Bool: { 'aws:SecureTransport': 'maybe' } } }),
      ),
    ],
    unused: ['kms', 'sqs'],
    changesPermissions: ['kms', 'sqs'],
  },
  {
    name: 'a boundary leaves what it allows',
    source: iam('access_policies_boundaries'),
    policies: [doc(everything)],
    boundary: limit(allow(['s3:*', 'sqs:SendMessage'])),
    unused: ['sqs'],
  },
  {
    name: 'a boundary of other resources leaves nothing',
    source: iam('access_policies_boundaries'),
    policies: [doc(allow(['sqs:*'], 'arn:aws:sqs:*:*:orders'))],
    boundary: limit(allow('sqs:*', 'arn:aws:sqs:*:*:mail')),
    unused: [],
  },
  {
    name: 'a boundary that has some of the resources leaves those',
    source: iam('access_policies_boundaries'),
    policies: [doc(allow('sqs:*', 'arn:aws:sqs:*:*:orders*'))],
    boundary: limit(allow('sqs:Send*', 'arn:aws:sqs:*:*:*mail')),
    unused: ['sqs'],
  },
  {
    name: 'on a condition is allowed as well',
    policies: [doc(allow('kms:*', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } }))],
    unused: ['kms'],
    changesPermissions: ['kms'],
  },
  { name: 'reading keys changes no permissions', policies: [doc(allow(['kms:Get*', 'kms:List*']))], unused: ['kms'] },
];

describe('what identities may do and did not', () => {
  for (const { name, policies, boundary, unused, changesPermissions = [] } of cases)
    test(name, () => {
      const use = useOf(holder(policies, boundary));
      assert.deepEqual(namesOf(use.used), ['ec2', 's3']);
      assert.deepEqual(namesOf(use.unused()), unused);
      assert.deepEqual(namesOf(use.changesPermissionsOf(use.unused())), changesPermissions);
    });

  test('full power needs a boundary that leaves it', () => {
    const limits = [undefined, { value: null }, limit(everything), limit(allow('s3:*'))];
    assert.deepEqual(
      limits.map((boundary) => useOf(holder([doc(everything)], boundary)).isAdministrator()),
      [true, true, true, false],
    );
    assert.equal(useOf(holder([doc(allow('s3:*'))])).isAdministrator(), false);
  });

  test('what could not be read leaves open what depends on it, and no more', () => {
    const { caller, side } = holder([doc(allow('kms:*'))], hidden);
    const limited = useOf({ caller, side });
    assert.throws(() => limited.unused(), { name: 'Unobserved', gap: hidden.gap });
    assert.throws(() => limited.isAdministrator(), { name: 'Unobserved', gap: hidden.gap });
    assert.equal(limited.mayDoAny('sqs:*'), false);
    assert.throws(() => useOf({ caller, side: { identity: { items: [], unseen: [hidden] } } }), { gap: hidden.gap });
  });

  test('a service that exists and that the report leaves out can not be judged', () => {
    useOf(holder([doc(allow(['s3:*', 'nosuchservice:*', '*']), deny('sns:*'))])).assertTracked();
    assert.throws(() => useOf(holder([doc(allow('sns:*'))])).assertTracked(), Unobserved);
  });

  test('a boundary never makes more of it unused', () => {
    const action = fc.constantFrom('*', 's3:*', 'kms:*', 'sqs:SendMessage', 'sqs:*', 'kms:Get*');
    const resource = fc.constantFrom('*', 'arn:aws:sqs:*:*:orders', 'arn:aws:kms:*:*:key/*');
    const statement = fc
      .record({ action, resource, effect: fc.constantFrom(allow, allow, deny) })
      .map((one) => one.effect(one.action, one.resource));
    const statements = fc.array(statement, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(statements, statements, (own, limits) => {
        const before = namesOf(useOf(holder([doc(...own)])).unused());
        const after = namesOf(useOf(holder([doc(...own)], limit(...limits))).unused());
        assert.ok(
          after.every((service) => before.includes(service)),
          `${after.join()} of ${before.join()}`,
        );
      }),
    );
  });
});
