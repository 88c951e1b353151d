import { defineResource } from '../../resource.ts';

/** The account itself: for rules about what an account must have. Costs nothing to list. */
export const Account = defineResource('aws.account.account', {
  label: 'AWS accounts',
  per: 'account',
  list: [],
  facets: {},
});

/** A region that is enabled for the account: for rules about what every region must have. Costs nothing to list. */
export const Region = defineResource('aws.account.region', {
  label: 'AWS regions',
  per: 'region',
  list: [],
  facets: {},
});
