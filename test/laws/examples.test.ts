/** Laws 1, 2 and 7: examples are the specification of a check, and hiding evidence never changes a verdict but to UNKNOWN. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as checks from '../../checks/index.ts';
import type { Check, Relation } from '../../src/check.ts';
import { exampleNow, exampleScopeOf } from '../../src/check.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import type { Finding, Json, Listing, Resource } from '../../src/model.ts';
import { selectionsOf } from '../../src/plan.ts';
import type { Selection } from '../../src/resource.ts';
import { isMine } from '../clouds.ts';

type Row = Record<string, unknown>;
type Hidden = (facet: string) => boolean;

function stage({ type, facets }: Selection, row: Row, i: number, hidden: Hidden): Resource {
  const seen = facets.filter((f) => !hidden(`${type.id}#${f}`) && row[f] !== undefined);
  const scope = exampleScopeOf(type.id);
  const region = (row['region'] as string | undefined) ?? scope.region;
  return {
    type: type.id,
    uid: (row['uid'] as string | undefined) ?? `example:${type.id}/${i}`,
    name: (row['name'] as string | undefined) ?? 'example',
    scope: { ...scope, region },
    facets: Object.fromEntries(seen.map((f) => [f, row[f] as Json])),
    gaps: Object.fromEntries(
      facets
        .filter((f) => hidden(`${type.id}#${f}`))
        .map((f) => [f, { because: 'denied' as const, permissions: type.facets[f]!.permissions, detail: 'hidden' }]),
    ),
  };
}

function judge(check: Check, example: Row, hidden: Hidden = () => false): Finding {
  const { provider, account } = exampleScopeOf(check.on.type.id);
  const listing = (s: Selection, rows: readonly Row[]): Listing => ({
    type: s.type.id,
    scope: { provider, account },
    resources: rows.map((row, i) => stage(s, row, i, hidden)),
  });
  const related = Object.entries((check.with ?? {}) as Record<string, Relation>).map(([name, { selection }]) =>
    listing(selection, [example[`$${name}`]].flat() as Row[]),
  );
  const snapshot = { provider, account, takenAt: exampleNow };
  const findings = [...evaluate({ ...snapshot, listings: [...related, listing(check.on, [example])] }, [check])];
  return findings.find(({ resource }) => resource.id === (example['uid'] ?? `example:${check.on.type.id}/0`))!;
}

const facetsOf = (check: Check): string[] => [
  ...new Set(selectionsOf(check).flatMap(({ type, facets }) => facets.map((f) => `${type.id}#${f}`))),
];

for (const [id, check] of Object.entries(checks).filter(([name]) => isMine(name)))
  describe(id, () => {
    test('id is its path, and it explains itself', () => {
      assert.equal(check.id, id);
      assert.ok(check.examples.pass.length > 0 && check.examples.fail.length > 0, 'needs a pass and a fail example');
      assert.match(check.title, /^[A-Z0-9]/);
      assert.doesNotMatch(check.title, /[.!]$|^Ensure /, 'a title is the desired state, without a full stop');
      assert.ok(check.title.length <= 90, 'the title is too long');
      assert.match(check.why, /^[A-Z0-9"'].+[.]$/s, 'why is a sentence');
      assert.equal(new Set(check.on.facets).size, check.on.facets.length, 'a facet is named twice');
    });

    const cases = {
      pass: check.examples.pass,
      fail: check.examples.fail,
      'not-applicable': check.examples.notApplicable ?? [],
    };
    for (const [status, examples] of Object.entries(cases))
      examples.forEach((example: Row, i: number) => {
        test(`${status} #${i + 1}`, () => {
          const finding = judge(check, example);
          assert.equal(finding.status, status, `${finding.message} ${finding.gap?.detail ?? ''}`);
          assert.match(finding.message, /^\S.*[^.\s]$/s, 'the message is a fact, without a full stop');
          if (status === 'fail')
            assert.ok(finding.fix?.command ?? finding.fix?.text ?? finding.fix?.terraform, 'no fix');
        });
        test(`${status} #${i + 1}: hidden evidence changes nothing or makes it unknown`, () => {
          const property = fc.property(fc.subarray(facetsOf(check)), (hidden) => {
            const finding = judge(check, example, (f) => hidden.includes(f));
            return finding.status === status || (finding.status === 'unknown' && finding.gap?.because === 'denied');
          });
          fc.assert(property, { numRuns: Math.min(100, 2 ** facetsOf(check).length * 2) });
        });
      });
  });
