import { by, type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { isAwsManagedPolicy, parseArn } from 'cloudstance/domain/aws/arn';
import { isAdministrator } from 'cloudstance/domain/aws/policy';
import type { Place } from 'cloudstance/domain/aws/privileges';
import { listOf } from 'cloudstance/domain/text';
import { Group, Policy, Role, User } from 'cloudstance/resources/aws/iam';

/** A policy document of these statements, as JSON text. */
export const doc = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
export const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[] = '*',
  Condition?: object,
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition && { Condition }),
});
export const deny = (Action: string, Resource = '*') => ({ Effect: 'Deny', Action, Resource });
export const everything = doc(allow('*'));
export const harmless = doc(allow('s3:GetObject', 'arn:aws:s3:::shop/*'));

/** What is wrong with what a policy document allows, said of whoever holds it ("can …"); undefined when nothing is. */
type Judge = (document: string, place: Place) => string | undefined;

export interface Rule {
  /** What no policy should allow, after "Policies do not …". */
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  readonly references: readonly string[];
  readonly judge: Judge;
  /** How to narrow it. */
  readonly advice: string;
  /** Documents as JSON text. */
  readonly good: readonly string[];
  readonly bad: readonly string[];
}

interface Subject {
  readonly uid: string;
  readonly scope: { readonly account: string };
}
const partitionOf = (uid: string): string => parseArn(uid)?.partition ?? 'aws';
const placeOf = ({ uid, scope }: Subject): Place => ({
  account: scope.account,
  partition: partitionOf(uid),
});

const toAdministrators = 'The policy gives full power, which a check of its own judges';

/** A rule over managed policies of the customer. */
export const onPolicies = (id: string, { title, severity, why, references, judge, advice, good, bad }: Rule): Check =>
  defineCheck({
    id,
    title: `Managed policies do not ${title}`,
    severity,
    why,
    references,
    on: Policy.pick('document'),
    fix: ({ uid }) => ({
      text: advice,
      command: sh`aws iam create-policy-version --policy-arn ${uid} --policy-document file://policy.json --set-as-default`,
    }),

    evaluate({ document, uid, scope }) {
      if (isAdministrator(document)) return notApplicable(toAdministrators);
      const problem = judge(document, placeOf({ uid, scope }));
      return problem === undefined ? pass(`The policy does not ${title}`) : fail(`Whoever holds the policy ${problem}`);
    },

    examples: {
      pass: good.map((document) => ({ document })),
      fail: bad.map((document) => ({ document })),
      notApplicable: [{ document: everything }],
    },
  });

const identities = { user: User, group: Group, role: Role };
export type IdentityKind = keyof typeof identities;

/** All three have the facet, of one shape. */
const typeOf = (kind: IdentityKind): typeof Group => identities[kind] as typeof Group;

/** A command about the policies of an identity. */
const command = (verb: string, kind: IdentityKind, name: string, rest = ''): string =>
  sh`aws iam ${verb} ${`--${kind}-name`} ${name}` + rest;

/** A rule over the inline policies of users, groups or roles. */
export const onInline = (
  id: string,
  kind: IdentityKind,
  { title, severity, why, references, judge, advice, good, bad }: Rule,
): Check =>
  defineCheck({
    id,
    title: `Inline policies of ${kind}s do not ${title}`,
    severity,
    why,
    references,
    on: typeOf(kind).pick('policies'),
    fix: ({ name }) => ({
      text: advice,
      command: command(`put-${kind}-policy`, kind, name, ' --policy-name POLICY --policy-document file://policy.json'),
    }),

    evaluate({ policies: { inline }, uid, scope }) {
      const judged = inline.filter(({ policyDocument }) => !isAdministrator(policyDocument));
      if (judged.length === 0)
        return notApplicable(inline.length === 0 ? 'There are no inline policies' : toAdministrators);
      const problems = judged.flatMap(({ policyName, policyDocument }) => {
        const problem = judge(policyDocument, placeOf({ uid, scope }));
        return problem === undefined ? [] : [{ policyName, problem }];
      });
      const [first, ...others] = problems;
      if (!first) return pass(`The inline policies do not ${title}`);
      const also =
        others.length === 0 ? '' : `; the same kind of thing is in ${listOf(others.map((other) => other.policyName))}`;
      return fail(`By the inline policy ${first.policyName} the ${kind} ${first.problem}${also}`);
    },

    examples: {
      pass: good.map((document) => inlineExample(document)),
      fail: [...bad.map((document) => inlineExample(document)), inlineExample(harmless, ...bad)],
      notApplicable: [inlineExample(), inlineExample(everything)],
    },
  });

const inlineExample = (...documents: readonly string[]) => ({
  policies: {
    attached: [],
    inline: documents.map((policyDocument, i) => ({ policyName: `policy-${i}`, policyDocument })),
  },
});

const managed = (name: string) => ({ policyName: name, policyArn: `arn:aws:iam::aws:policy/${name}` });
const own = { policyName: 'everything', policyArn: 'arn:aws:iam::111122223333:policy/everything' };
const attaches = (...attached: readonly { readonly policyName: string; readonly policyArn: string }[]) => ({
  policies: { attached: [...attached], inline: [] },
});

/** Whether users, groups or roles hold full power: by AWS's policy for it, by one of the customer's, or by an inline one. */
export const administrator = (id: string, kind: IdentityKind, severity: Check['severity'], why: string): Check =>
  defineCheck({
    id,
    title: `IAM ${kind}s do not have full power over the account`,
    severity,
    why,
    references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege'],
    on: typeOf(kind).pick('policies'),
    with: { managedPolicies: by(Policy.pick('document'), ({ uid }) => uid) },
    fix: ({ name, uid }) => ({
      text: uid.includes(':role/aws-reserved/')
        ? 'Change the permission set that the role stands for, in the account of IAM Identity Center.'
        : 'Detach or delete the policy, and give the permissions that are used; IAM Access Analyzer can write the policy from CloudTrail.',
      command: [
        command(`list-attached-${kind}-policies`, kind, name),
        command(`list-${kind}-policies`, kind, name),
      ].join('; '),
    }),

    evaluate({ policies: { attached, inline } }, { managedPolicies }) {
      const byInline = inline.find(({ policyDocument }) => isAdministrator(policyDocument));
      if (byInline) return fail(`The inline policy ${byInline.policyName} allows everything`);
      const byAws = attached.find(({ policyArn }) => policyArn.endsWith(':iam::aws:policy/AdministratorAccess'));
      if (byAws) return fail(`The policy ${byAws.policyName} is attached and allows everything`);
      const customers = attached.filter(({ policyArn }) => !isAwsManagedPolicy(policyArn));
      const byOwn = customers.find(({ policyArn }) =>
        managedPolicies.get(policyArn).some(({ document }) => isAdministrator(document)),
      );
      if (byOwn) return fail(`The policy ${byOwn.policyName} is attached and allows everything`);
      return pass('No policy allows everything');
    },

    examples: {
      pass: [
        { ...attaches(), $managedPolicies: [] },
        { ...attaches(managed('PowerUserAccess'), managed('AdministratorAccess-Amplify')), $managedPolicies: [] },
        { ...attaches(own), $managedPolicies: [{ uid: own.policyArn, document: doc(allow('*'), deny('iam:*')) }] },
      ],
      fail: [
        { ...attaches(managed('AdministratorAccess')), $managedPolicies: [] },
        { ...attaches(own), $managedPolicies: [{ uid: own.policyArn, document: everything }] },
        { ...inlineExample(everything), $managedPolicies: [] },
        // Everything but something harmless is as good as everything.
        { ...inlineExample(doc({ Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' })), $managedPolicies: [] },
      ],
    },
  });

/** Whether users, groups or roles hold a policy of AWS that should be given to few. */
export const holdsNot = (
  id: string,
  kind: IdentityKind,
  policy: string,
  why: string,
  references: readonly string[],
): Check =>
  defineCheck({
    id,
    title: `${policy} is not attached to ${kind}s`,
    severity: 'low',
    why,
    references,
    on: typeOf(kind).pick('policies'),
    fix: ({ name, uid }) =>
      command(`detach-${kind}-policy`, kind, name, ` --policy-arn arn:${partitionOf(uid)}:iam::aws:policy/${policy}`),

    evaluate({ policies: { attached } }) {
      const found = attached.find(({ policyArn }) => isAwsManagedPolicy(policyArn) && policyArn.endsWith(`/${policy}`));
      return found ? fail(`${policy} is attached`) : pass(`${policy} is not attached`);
    },

    examples: {
      pass: [attaches(), attaches(managed('ReadOnlyAccess')), attaches({ ...own, policyName: policy })],
      fail: [attaches(managed('ReadOnlyAccess'), managed(policy))],
    },
  });
