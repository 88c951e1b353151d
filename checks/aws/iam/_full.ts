import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isAdministrator } from 'cloudstance/domain/aws/policy';
import { plural } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/aws/iam';
import { allow, deny, doc, everything, harmless } from './_documents.ts';

/** Managed policies of the customer that allow everything: those somebody holds, or those nobody does. */
export const fullPolicy = (id: string, held: boolean, text: Pick<Check, 'title' | 'severity' | 'why'>): Check => {
  const config = { attachmentCount: held ? 2 : 0 };
  return defineCheck({
    id,
    ...text,
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
    on: Policy.pick('document', 'config'),
    fix: ({ uid }) => ({
      text: 'Allow what is needed, or detach and delete the policy.',
      command: held
        ? sh`aws iam list-entities-for-policy --policy-arn ${uid}`
        : sh`aws iam delete-policy --policy-arn ${uid}`,
    }),

    evaluate({ document, config: { attachmentCount: count, permissionsBoundaryUsageCount: limits = 0 } }) {
      if (count === 0 && limits > 0)
        return notApplicable(
          `It is the permissions boundary of ${plural(limits, 'identity', 'identities')}, and gives nothing`,
        );
      const holders =
        count === 0 ? 'it is attached to nobody' : `it is attached to ${plural(count, 'identity', 'identities')}`;
      if (count > 0 !== held) return notApplicable(`Judged by another check: ${holders}`);
      if (!isAdministrator(document)) return pass('The policy does not allow everything');
      return fail(`The policy allows everything, and ${holders}`);
    },

    examples: {
      pass: [
        { document: harmless, config },
        { document: doc(allow('*'), deny('*')), config },
        { document: doc(allow('s3:*')), config },
      ],
      fail: [
        { document: everything, config },
        { document: doc(allow('*:*')), config },
        { document: doc(allow(['s3:GetObject', '*'])), config },
        { document: doc(allow('*', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })), config },
      ],
      notApplicable: [
        { document: everything, config: { attachmentCount: held ? 0 : 1 } },
        // A boundary takes away what it does not allow.
        { document: everything, config: { attachmentCount: 0, permissionsBoundaryUsageCount: 3 } },
      ],
    },
  });
};
