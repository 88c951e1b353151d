import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { listOf, plural } from 'cloudstance/domain/text';
import { PolicyAssignment } from 'cloudstance/resources/azure/authorization';
import { benchmarkExample, benchmarkReferences, isBenchmark } from './_benchmark.ts';

export default defineCheck({
  id: 'azure-authorization-benchmark-effects',
  title: 'No policy of the Microsoft cloud security benchmark is switched off',
  severity: 'medium',
  why: 'What is switched off is not judged, and nobody who reads the recommendations sees that something is missing.',
  references: benchmarkReferences,
  on: PolicyAssignment.pick('assignment'),
  fix: ({ name, uid }) => ({
    command: sh`az policy assignment show --name ${name} --scope ${uid.slice(0, uid.lastIndexOf('/providers/'))} --query parameters`,
    text: `Take the parameters with the value Disabled out, and put the rest back with az policy assignment update --name ${armId(uid).name} --params @parameters.json.`,
  }),

  evaluate({ assignment }) {
    if (!isBenchmark(assignment)) return notApplicable('Another policy');
    const effects = Object.entries(assignment.effects);
    const off = effects.filter(([, effect]) => effect.toLowerCase() === 'disabled').map(([parameter]) => parameter);
    if (off.length === 0) return pass(`${plural(effects.length, 'effect')} chosen, none of them Disabled`);
    return fail(`Switched off: ${listOf(off.sort())}`);
  },

  examples: {
    pass: [{ assignment: benchmarkExample() }, { assignment: benchmarkExample({ aEffect: 'AuditIfNotExists' }) }],
    fail: [{ assignment: benchmarkExample({ aEffect: 'Disabled', bEffect: 'Audit' }) }],
    notApplicable: [
      { assignment: { policyDefinitionId: '/providers/x/policyDefinitions/y', effects: { effect: 'Disabled' } } },
    ],
  },
});
