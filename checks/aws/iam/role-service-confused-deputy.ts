import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { grantsOf, unguardedServices } from 'cloudstance/domain/aws/policy';
import { listOf } from 'cloudstance/domain/text';
import { Role } from 'cloudstance/resources/aws/iam';
import { guardedServices } from './_guarded-services.ts';
import { account, trusts } from './_roles.ts';

const scheduler = { Service: 'scheduler.amazonaws.com' };

export default defineCheck({
  id: 'aws-iam-role-service-confused-deputy',
  title: 'IAM roles for services act for your own account only',
  severity: 'low',
  why: 'A service that works for many customers should use the role only on behalf of resources of this account.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  on: Role.pick('trust'),
  fix: ({ name, scope }) => ({
    text: `Add the condition StringEquals {"aws:SourceAccount": "${scope.account}"} to the statement of the service.`,
    command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
  }),

  evaluate({ trust, scope }) {
    const services = grantsOf(trust, scope).filter(({ who }) => who.kind === 'service' && guardedServices.has(who.id));
    if (services.length === 0) return notApplicable('The role trusts no service that acts for several customers');
    const open = unguardedServices(trust, scope).filter(({ who }) => guardedServices.has(who.id));
    if (open.length === 0) return pass('The services that may assume the role are tied to an account or source');
    return fail(`${listOf(open.map(({ who }) => who.id))} may assume the role for any account`);
  },

  examples: {
    pass: [
      { trust: trusts(scheduler, { StringEquals: { 'aws:SourceAccount': account } }) },
      {
        trust: trusts(scheduler, { ArnLike: { 'aws:SourceArn': `arn:aws:scheduler:*:${account}:schedule/*` } }),
      },
    ],
    fail: [
      { trust: trusts(scheduler) },
      { trust: trusts(scheduler, { StringEqualsIfExists: { 'aws:SourceAccount': account } }) },
    ],
    // An instance can only have a role of its own account.
    notApplicable: [{ trust: trusts({ Service: 'ec2.amazonaws.com' }) }],
  },
});
