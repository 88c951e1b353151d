import { fail, type Verdict } from 'cloudstance/check';
import { type Item, pathTo, type Way } from 'cloudstance/domain/access/exposure';

/** The failure of a thing that strangers reach, with every way as a path. */
export const exposed = (message: string, thing: Item, kind: 'data' | 'compute', ways: readonly Way[]): Verdict =>
  fail(message, { paths: ways.map((way) => pathTo(thing, kind, way)) });
