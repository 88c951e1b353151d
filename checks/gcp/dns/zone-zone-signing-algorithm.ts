import { zonesSignStrongly } from './_signing.ts';

export default zonesSignStrongly({
  id: 'gcp-dns-zone-zone-signing-algorithm',
  keyType: 'zoneSigning',
  what: 'the records',
  why: 'SHA-1 no longer withstands collisions, so forged records could be passed off as signed, and resolvers begin to treat such zones as unsigned.',
});
