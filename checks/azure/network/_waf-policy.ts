import { notApplicable, type Verdict } from 'cloudstance/check';

/** What is judged of policies that do something. */
export function unused({ attachedTo, policySettings: { state } }: Policy): Verdict | undefined {
  if (attachedTo.length === 0) return notApplicable('The policy is attached to nothing');
  if (state?.toLowerCase() === 'disabled') return notApplicable('The policy is off');
  return undefined;
}

interface Policy {
  readonly attachedTo: readonly string[];
  readonly policySettings: { readonly state?: string | undefined };
}

const attachedTo = ['/gateway'];
export const inUse = { attachedTo, policySettings: { state: 'Enabled' } };
export const notInUse = [
  { ...inUse, attachedTo: [] },
  { ...inUse, policySettings: { state: 'Disabled' } },
];
