import { unused } from './_unused.ts';
import { guest, isGuest, member } from './_users.ts';

export default unused({
  id: 'azure-entra-user-unused',
  title: 'Accounts that nobody signs in with are disabled',
  why: 'Nobody notices when a forgotten account is taken over, and its password is as old as it is.',
  isOne: (account) => !isGuest(account),
  other: 'A guest',
  one: member,
  another: guest,
});
