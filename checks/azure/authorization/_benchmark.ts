import { armId } from 'cloudstance/domain/azure/ids';

/** The policies of the Microsoft cloud security benchmark, which Defender for Cloud assigns. */
export const benchmark = '1f3afdf9-d0c9-4c3d-847f-89da613e70a8';

export const isBenchmark = ({ policyDefinitionId }: { readonly policyDefinitionId: string }): boolean =>
  armId(policyDefinitionId).name.toLowerCase() === benchmark;

export const benchmarkReferences = [
  'https://learn.microsoft.com/azure/defender-for-cloud/concept-regulatory-compliance',
  'https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure',
];

/** An assignment of the benchmark, but for what is given. */
export const benchmarkExample = (effects: Record<string, string> = {}) => ({
  policyDefinitionId: `/providers/Microsoft.Authorization/policySetDefinitions/${benchmark}`,
  effects,
});
