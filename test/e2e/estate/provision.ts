import type { Moto } from '../moto.ts';
import { clean } from './clean.ts';
import { createEstate, regions } from './estate.ts';
import type { Estate } from './estate.ts';
import { leaky } from './leaky.ts';
import { nameInterfaces } from './network.ts';

const estates = { leaky, clean } as const;
export type EstateName = keyof typeof estates;

/** Empties moto and fills it with an estate; leaves the clock at the time of the scan. */
export async function provision(moto: Moto, name: EstateName): Promise<Estate> {
  await moto.reset();
  const estate = createEstate(moto.url, (time) => moto.setClock(time));
  estate.at('recently');
  for (const part of estates[name]) await part(estate);
  for (const region of regions) await nameInterfaces(estate, region);
  estate.at('today');
  return estate;
}
