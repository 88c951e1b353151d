import { fail, type Verdict, pass } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { z } from 'zod';

interface Retention {
  readonly enabled: boolean;
  readonly days?: number | undefined;
}

export const retentionParams = z.object({ days: z.number().int().min(1).default(7) });

/** Whether deleted things are kept for long enough. What is not said is off: the documented default of the API. */
export function judgeRetention(what: string, policy: Retention | undefined, least: number): Verdict {
  if (!policy?.enabled) return fail(`Deleted ${what} are gone at once`);
  const { days = 0 } = policy;
  const text = `Deleted ${what} are kept for ${plural(days, 'day')}`;
  return days >= least ? pass(text) : fail(`${text}, fewer than ${least}`);
}
