import { type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { statementLabel } from 'cloudstance/domain/aws/policy';
import { inverseAllows } from 'cloudstance/domain/aws/privileges';
import { listOf } from 'cloudstance/domain/text';
import { Policy } from 'cloudstance/resources/aws/iam';
import { allow, deny, doc } from './_documents.ts';

/** Managed policies that allow everything except what they name. */
export const inverse = (id: string, what: 'actions' | 'resources', element: 'NotAction' | 'NotResource'): Check => {
  const { Action, Resource } = allow('s3:*', 'arn:aws:s3:::shop/*');
  const inverted = {
    Effect: 'Allow',
    ...(what === 'actions' ? { NotAction: 'iam:*', Resource } : { Action, NotResource: Resource }),
  };
  return defineCheck({
    id,
    title: `Managed policies do not allow with ${element}`,
    severity: 'low',
    why: `Such a statement allows all ${what} but the named ones, also those that do not exist yet.`,
    references: [
      `https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_${element.toLowerCase()}.html`,
    ],
    on: Policy.pick('document'),
    fix: ({ uid }) => ({
      text: `Name what is allowed, and keep ${element} for Deny.`,
      command: sh`aws iam create-policy-version --policy-arn ${uid} --policy-document file://policy.json --set-as-default`,
    }),

    evaluate({ document }) {
      const found = inverseAllows(document, what);
      return found.length === 0
        ? pass(`No statement allows with ${element}`)
        : fail(`Allowed is everything except what ${listOf(found.map(statementLabel))} names in ${element}`);
    },

    examples: {
      pass: [
        { document: doc({ Effect: 'Allow', Action, Resource }) },
        { document: doc({ ...inverted, Effect: 'Deny' }, deny('s3:*')) },
      ],
      fail: [
        { document: doc(inverted) },
        { document: doc({ Effect: 'Allow', Action, Resource }, { Sid: 'Rest', ...inverted }) },
      ],
    },
  });
};
