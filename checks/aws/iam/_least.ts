import { z } from 'zod';
import { type Check, defineCheck, fail, type Fix, notApplicable, pass, sh, type Verdict } from 'cloudstance/check';
import type { ServiceUse } from 'cloudstance/domain/aws/access/narrower';
import { IdentityUse } from 'cloudstance/domain/aws/access/unused';
import { listOf, plural } from 'cloudstance/domain/text';
import { daysBetween } from 'cloudstance/domain/time';
import { AwsIdentities } from 'cloudstance/models/aws-access';

import { Role, User } from 'cloudstance/resources/aws/iam';
import { allow, deny, doc, everything } from './_documents.ts';
import { config, isReserved, reserved } from './_roles.ts';

type Kind = 'user' | 'role';

/** Both have what is asked of either, in one shape. */
const subjects = {
  user: User.pick('policies', 'groups', 'permissionsBoundary', 'servicesLastAccessed', 'config'),
  role: Role.pick('policies', 'permissionsBoundary', 'servicesLastAccessed', 'config'),
};
const subjectOf = (kind: Kind): typeof subjects.role => subjects[kind] as unknown as typeof subjects.role;

/** A policy document, and what the report says: services that were used and services that weren't. */
interface Case {
  readonly document: string;
  readonly used?: readonly string[];
  readonly unused?: readonly string[];
}

/** What users and roles should be like, seen from what they used. */
interface Rule {
  /** After "IAM users" or "IAM roles". */
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  readonly judge: (use: IdentityUse, more: { readonly days: number; readonly fix: () => Fix }) => Verdict;
  readonly good: readonly Case[];
  readonly bad: readonly Case[];
  readonly notApplicable?: readonly Case[];
}

/** Judges users or roles by what they used. */
export const onUse = (id: string, kind: Kind, rule: Rule): Check =>
  defineCheck({
    id,
    title: `IAM ${kind}s ${rule.title}`,
    severity: rule.severity,
    why: rule.why,
    optIn: `it costs two calls for each ${kind}, and the wait for a report`,
    references: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
    ],
    on: subjectOf(kind),
    with: { access: AwsIdentities },
    // IAM keeps track for 400 days.
    params: z.object({ days: z.int().positive().max(400).default(90) }),
    fix: ({ name }) => ({
      text: 'Take away what is not used.',
      command: sh`aws iam ${`list-attached-${kind}-policies`} ${`--${kind}-name`} ${name}`,
    }),

    evaluate(subject, { access, params, now }) {
      if (kind === 'role' && isReserved(subject.config))
        return notApplicable('IAM Identity Center keeps this role for a permission set');
      const age = daysBetween(subject.config.createdAt, now);
      if (age < params.days) return notApplicable(`Made ${plural(age, 'day')} ago, too early to tell what is not used`);
      const period = { days: params.days, now };
      const use = new IdentityUse(access.actor(subject.uid), subject.servicesLastAccessed, period, access.library);
      return rule.judge(use, { days: params.days, fix: () => narrowing(kind, subject.name, use) });
    },

    examples: {
      pass: rule.good.map(exampleOf),
      fail: rule.bad.map(exampleOf),
      notApplicable: [
        ...(rule.notApplicable ?? []).map(exampleOf),
        { ...exampleOf({ document: everything }), config: { ...config, createdAt: '2026-11-01T09:00:00.000Z' } },
        ...(kind === 'role' ? [{ ...exampleOf({ document: everything }), config: reserved }] : []),
      ],
    },
  });

const exampleOf = ({ document, used = [], unused = [] }: Case) => ({
  policies: { attached: [], inline: [{ policyName: 'work', policyDocument: document }] },
  groups: [],
  permissionsBoundary: null,
  config,
  servicesLastAccessed: [
    ...used.map((serviceNamespace) => ({ serviceNamespace, lastAuthenticated: '2026-11-20T08:00:00.000Z' })),
    ...unused.map((serviceNamespace) => ({ serviceNamespace, lastAuthenticated: null })),
  ],
});

/** Characters of a managed policy. */
const LONGEST = 6144;

/** What to do instead of what was found: the policies narrowed to what was used. */
function narrowing(kind: Kind, name: string, use: IdentityUse): Fix {
  const { document, removes } = use.narrower();
  const whole = kind === 'user' ? 'its policies and those of its groups' : 'its policies';
  if (document === null) return { text: `Nothing that is allowed was used: detach ${whole}, or delete the ${kind}.` };
  const loses = `what it loses: ${listOf(namesOf(removes), 10)}`;
  const length = document.length > LONGEST ? `, in several parts because AWS takes ${LONGEST} characters at most` : '';
  return {
    text: `Put this policy in the place of ${whole}${length} (${loses}): ${document}`,
    command: sh`aws iam create-policy --policy-name ${`${name}-used`} --policy-document file://policy.json`,
  };
}

const namesOf = (uses: readonly ServiceUse[]): string[] =>
  uses.map(({ serviceNamespace }) => serviceNamespace).toSorted();

const usedText = (use: IdentityUse, days: number): string =>
  `it used ${use.used.length === 0 ? 'no service' : `${plural(use.used.length, 'service')} (${listOf(namesOf(use.used))})`} within ${plural(days, 'day')}`;

const shop = doc(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::shop/*'));
const shopAndMail = doc(allow(['s3:*', 'ses:SendEmail', 'sqs:*']));

export const usesItsServices: Rule = {
  title: 'use every service that their policies allow',
  severity: 'low',
  why: 'What nobody uses is of use to an intruder alone.',
  judge(use, { days, fix }) {
    if (use.isAdministrator()) return notApplicable('It has full power, which a check of its own judges');
    const unused = namesOf(use.unused());
    if (unused.length > 0)
      return fail(
        `Of what its policies allow, ${listOf(unused)} ${unused.length === 1 ? 'was' : 'were'} not used within ${plural(days, 'day')}`,
        { fix: fix() },
      );
    use.assertTracked();
    return pass(`No service that its policies allow was left unused for ${plural(days, 'day')}`);
  },
  good: [
    { document: shop, used: ['s3'] },
    { document: doc(allow(['s3:*', 'sqs:*']), deny('sqs:*')), used: ['s3'], unused: ['sqs'] },
    { document: doc(deny('*')) },
  ],
  bad: [
    { document: shop, unused: ['s3'] },
    { document: shopAndMail, used: ['s3'], unused: ['ses', 'sqs'] },
    { document: doc(allow('sqs:*', 'arn:aws:sqs:*:*:orders'), allow('s3:*')), used: ['s3'], unused: ['sqs'] },
  ],
  notApplicable: [{ document: everything, used: ['s3'], unused: ['iam'] }],
};

export const usesSomething: Rule = {
  title: 'use some service that their policies allow',
  severity: 'low',
  why: 'An identity that does nothing is missed by nobody, and noticed by nobody when somebody else takes it over.',
  judge(use, { days, fix }) {
    if (use.used.length > 0) return pass(`Within ${plural(days, 'day')} ${usedText(use, days)}`);
    const unused = namesOf(use.unused());
    if (unused.length > 0)
      return fail(`None of what its policies allow was used within ${plural(days, 'day')}: ${listOf(unused)}`, {
        fix: fix(),
      });
    use.assertTracked();
    return notApplicable('Its policies allow nothing');
  },
  good: [{ document: shopAndMail, used: ['s3'], unused: ['sqs'] }],
  bad: [
    { document: shopAndMail, unused: ['s3', 'ses', 'sqs'] },
    { document: everything, unused: ['s3', 'iam'] },
  ],
  notApplicable: [{ document: doc(deny('*')) }],
};

const FEW = 10;

export const fullPowerIsUsed: Rule = {
  title: 'with full power over the account use more than a few services',
  severity: 'medium',
  why: 'Whoever works with a few services needs no power over all the others, least of all over identities.',
  judge(use, { days, fix }) {
    if (!use.isAdministrator()) return notApplicable('It does not have full power');
    const text = `It has full power, and ${usedText(use, days)}`;
    return use.used.length <= FEW ? fail(text, { fix: fix() }) : pass(text);
  },
  good: [{ document: everything, used: 'acm cloudfront dynamodb ec2 iam kms lambda logs s3 sns sqs'.split(' ') }],
  bad: [
    { document: everything, used: ['s3', 'ec2'], unused: ['iam'] },
    { document: everything, unused: ['s3'] },
  ],
  notApplicable: [{ document: shopAndMail, used: ['s3'] }],
};

export const changesPermissions: Rule = {
  title: 'may not change permissions in services that they do not use',
  severity: 'medium',
  why: 'Who can change permissions can give them to himself or to strangers; nobody would miss a power that is not used.',
  judge(use, { days, fix }) {
    const found = namesOf(use.changesPermissionsOf(use.unused()));
    if (found.length > 0)
      return fail(`It may change permissions in ${listOf(found)}, which it did not use within ${plural(days, 'day')}`, {
        fix: fix(),
      });
    use.assertTracked();
    return pass('It may change no permissions in services that it does not use');
  },
  good: [
    { document: shop, unused: ['s3'] },
    { document: doc(allow(['iam:Get*', 'iam:List*'])), unused: ['iam'] },
    { document: doc(allow('iam:*')), used: ['iam'] },
  ],
  bad: [
    { document: everything, used: ['ec2'], unused: ['iam', 's3', 'ce'] },
    { document: doc(allow('s3:Put*')), unused: ['s3'] },
    { document: doc(allow('iam:AttachRolePolicy', 'arn:aws:iam::*:role/app')), unused: ['iam'] },
  ],
};
