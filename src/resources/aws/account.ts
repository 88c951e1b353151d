import { z } from 'zod';
import { defineResource, facet } from '../../resource.ts';

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

/** An address of somebody; telephone numbers and names are not kept. `null`: nobody is named. */
const Contact = z.object({ emailAddress: z.string() }).nullable();

/** Whom AWS writes to about the account. */
export const Contacts = defineResource('aws.account.contacts', {
  label: 'Account contacts',
  per: 'account',
  list: [],
  facets: {
    /** Of the primary contact; `null`: the account names no company. */
    company: facet(z.string().nullable(), 'account:GetContactInformation'),
    security: facet(Contact, 'account:GetAlternateContact'),
    billing: facet(Contact, 'account:GetAlternateContact'),
    operations: facet(Contact, 'account:GetAlternateContact'),
  },
});
