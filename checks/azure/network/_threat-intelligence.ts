import { fail, notApplicable, pass, type Verdict } from 'cloudstance/check';

/** Whether traffic with known attackers is stopped; `mode` is absent where it was never set, which is Alert. */
export function threatIntelligence(mode: string | null, tier: string | undefined): Verdict {
  if (mode?.toLowerCase() === 'deny') return pass('Traffic with known attackers is refused');
  if (tier?.toLowerCase() === 'basic')
    return notApplicable('The Basic SKU can only report traffic with known attackers');
  if (mode?.toLowerCase() === 'off') return fail('Traffic with known attackers is let through, and nobody hears of it');
  return fail('Traffic with known attackers is reported and let through');
}
