import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';

interface Summary {
  readonly complianceType: string;
  readonly status: string;
  readonly nonCompliantCount: number;
}

/** Judges the summary of one type of compliance; the others are not for this check. */
export function complianceVerdict(
  { complianceType, status, nonCompliantCount }: Summary,
  type: string,
  noun: string,
): Verdict {
  if (complianceType !== type) return notApplicable(`A summary of ${complianceType}`);
  if (status === 'COMPLIANT') return pass(`Complies with every ${noun}`);
  return fail(`Does not comply with ${plural(nonCompliantCount, noun)} (${status})`);
}

export const summary = (complianceType: string, nonCompliantCount: number) => ({
  summary: { complianceType, status: nonCompliantCount > 0 ? 'NON_COMPLIANT' : 'COMPLIANT', nonCompliantCount },
});
