import type { Exposure, Found } from '../domain/access/engine.ts';
import { Unobserved } from '../model.ts';

/** What strangers reach, for whoever asks. */
export interface Exposures extends Found<Exposure> {
  /**
   * The ways to one resource.
   *
   * @throws Unobserved if none is known, and one there may be could not be seen.
   */
  of(uid: string): readonly Exposure[];
}

/** @param excludedRegions of which nobody may think that nothing is exposed there. */
export function exposureAnswers(
  { found, unseen }: Found<Exposure>,
  excludedRegions: readonly string[] = [],
): Exposures {
  const byResource = Map.groupBy(found, ({ resource }) => resource.id);
  const leftOut = excludedRegions.map((region) => ({
    what: `What is in ${region}`,
    gap: { because: 'not-collected', permissions: [], detail: `Regions were left out of the scan: ${region}` } as const,
  }));
  return {
    found,
    unseen: [...unseen, ...leftOut],
    of(uid) {
      const all = byResource.get(uid) ?? [];
      const known = all.filter(({ decision }) => decision !== 'unknown-info');
      const [missing] = all.flatMap((exposure) => exposure.unseen);
      if (known.length === 0 && missing) throw new Unobserved(missing.what, missing.gap);
      return known;
    },
  };
}
