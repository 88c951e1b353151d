import * as Account from '@aws-sdk/client-account';
import { estate } from '../fake.ts';

export default [
  estate(Account, {
    GetContactInformation: {
      ContactInformation: {
        FullName: 'Finance team',
        AddressLine1: '1 Example Street',
        City: 'Dublin',
        PostalCode: 'D01',
        CountryCode: 'IE',
        PhoneNumber: '+0000000000',
        CompanyName: 'Acme Ltd',
      },
    },
    GetAlternateContact: ({ AlternateContactType }) => ({
      AlternateContact: {
        Name: 'Team',
        Title: 'Team',
        EmailAddress: `${AlternateContactType.toLowerCase()}@example.com`,
        PhoneNumber: '+0000000000',
        AlternateContactType,
      },
    }),
  }),
];
