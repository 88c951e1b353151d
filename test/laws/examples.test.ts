/** Laws 1, 2 and 7: examples are the specification of a check, and hiding evidence never changes a verdict but to UNKNOWN. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as checks from '../../checks/index.ts';
import type { Check } from '../../src/check.ts';
import { type Example, judgeExample } from '../../src/engine/examples.ts';
import { selectionsOf } from '../../src/plan.ts';
import { isMine } from '../clouds.ts';

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
      examples.forEach((example: Example, i: number) => {
        test(`${status} #${i + 1}`, () => {
          const finding = judgeExample(check, example);
          assert.equal(finding.status, status, `${finding.message} ${finding.gap?.detail ?? ''}`);
          assert.match(finding.message, /^\S.*[^.\s]$/s, 'the message is a fact, without a full stop');
          if (status === 'fail')
            assert.ok(finding.fix?.command ?? finding.fix?.text ?? finding.fix?.terraform, 'no fix');
        });
        test(`${status} #${i + 1}: hidden evidence changes nothing or makes it unknown`, () => {
          const property = fc.property(fc.subarray(facetsOf(check)), (hidden) => {
            const finding = judgeExample(check, example, (f) => hidden.includes(f));
            return finding.status === status || (finding.status === 'unknown' && finding.gap?.because === 'denied');
          });
          fc.assert(property, { numRuns: Math.min(100, 2 ** facetsOf(check).length * 2) });
        });
      });
  });
