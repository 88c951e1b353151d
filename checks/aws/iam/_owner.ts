import { z } from 'zod';
import { fail, pass, type Verdict } from 'cloudstance/check';
import { listOf } from 'cloudstance/domain/text';

/** Keys of tags, in any case, one of which has to name somebody. */
export const params = z.object({ tagKeys: z.array(z.string()).min(1).default(['owner']) });

export function judgeOwner(tags: Readonly<Record<string, string>>, tagKeys: readonly string[]): Verdict {
  const wanted = new Set(tagKeys.map((key) => key.toLowerCase()));
  const found = Object.entries(tags).find(([key, value]) => wanted.has(key.toLowerCase()) && value.trim() !== '');
  return found ? pass(`The tag ${found[0]} says ${found[1]}`) : fail(`No tag ${listOf(tagKeys)} says whose it is`);
}

export const why =
  'When something happens with it at night, the tag says whom to ask; when its owner leaves, whose it becomes.';
export const references = ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html'];
