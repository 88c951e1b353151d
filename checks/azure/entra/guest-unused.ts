import { unused } from './_unused.ts';
import { guest, isGuest, member } from './_users.ts';

export default unused({
  id: 'azure-entra-guest-unused',
  title: 'Guests who no longer come are shut out',
  why: 'When a guest leaves their own organization nobody tells yours; what they were let into stays open.',
  isOne: isGuest,
  other: 'Not a guest',
  one: guest,
  another: member,
});
