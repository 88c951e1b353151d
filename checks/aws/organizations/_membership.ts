import { notApplicable, type Verdict } from 'cloudstance/check';
import { account } from '../iam/_roles.ts';

interface Organization {
  readonly masterAccountId: string;
}

export const managing = { id: 'o-acme123456', masterAccountId: account, featureSet: 'ALL' };
export const member = { ...managing, masterAccountId: '444455556666' };

/** Whatever is judged in the management account is not judged anywhere else. */
export function judgedElsewhere(organization: Organization | null, of: string): Verdict | undefined {
  if (organization === null) return notApplicable('The account is in no organization');
  if (organization.masterAccountId === of) return undefined;
  return notApplicable(`Judged in the management account ${organization.masterAccountId}`);
}
