import { all, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { armId } from 'cloudstance/domain/azure/ids';
import { scopeText } from 'cloudstance/domain/azure/roles';
import { PolicyAssignment } from 'cloudstance/resources/azure/authorization';
import { Subscription } from 'cloudstance/resources/azure/subscription';
import { benchmark, benchmarkExample, benchmarkReferences, isBenchmark } from './_benchmark.ts';

const uid = '/subscriptions/00000000-0000-0000-0000-00000000000a';
const assignment = benchmarkExample();

export default defineCheck({
  id: 'azure-authorization-benchmark-assigned',
  title: 'The Microsoft cloud security benchmark is assigned and enforced',
  severity: 'medium',
  why: 'Without it Defender for Cloud neither judges the resources of the subscription nor recommends anything.',
  references: benchmarkReferences,
  on: Subscription.pick(),
  with: { assignments: all(PolicyAssignment.pick('assignment')) },
  fix: ({ uid: id }) =>
    sh`az policy assignment create --name mcsb --policy-set-definition ${benchmark} --scope ${`/subscriptions/${armId(id).name}`}`,

  evaluate(subscription, { assignments }) {
    const found = assignments.filter((one) => isBenchmark(one.assignment));
    if (found.length === 0) return fail('The benchmark is assigned neither here nor above');
    const isLeftOut = (scopes: readonly string[] = []) =>
      scopes.some((scope) => scope.toLowerCase() === subscription.uid.toLowerCase());
    const enforced = found.find(
      (one) => one.assignment.enforcementMode?.toLowerCase() !== 'donotenforce' && !isLeftOut(one.assignment.notScopes),
    );
    if (!enforced) return fail('The benchmark is assigned, but not enforced here');
    return pass(`The benchmark is assigned at ${scopeText(enforced.assignment.scope ?? subscription.uid)}`);
  },

  examples: {
    pass: [
      { uid, $assignments: [{ assignment }] },
      {
        uid,
        $assignments: [
          { assignment: { ...assignment, enforcementMode: 'DoNotEnforce' } },
          {
            assignment: {
              ...assignment,
              scope: '/providers/Microsoft.Management/managementGroups/all',
              enforcementMode: 'Default',
            },
          },
        ],
      },
    ],
    fail: [
      { uid, $assignments: [] },
      {
        uid,
        $assignments: [
          { assignment: { ...assignment, policyDefinitionId: '/providers/x/policySetDefinitions/other' } },
        ],
      },
      { uid, $assignments: [{ assignment: { ...assignment, enforcementMode: 'DoNotEnforce' } }] },
      { uid, $assignments: [{ assignment: { ...assignment, notScopes: [uid] } }] },
    ],
  },
});
