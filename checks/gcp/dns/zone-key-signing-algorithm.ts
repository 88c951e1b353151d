import { zonesSignStrongly } from './_signing.ts';

export default zonesSignStrongly({
  id: 'gcp-dns-zone-key-signing-algorithm',
  keyType: 'keySigning',
  what: 'the keys',
  why: 'SHA-1 no longer withstands collisions, so a forged key could be passed off as signed, and resolvers begin to treat such zones as unsigned.',
});
