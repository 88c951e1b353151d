/** Pauses between questions grow from one second to ten; a minute and a half in all. */
const pauses = [1, 1, 2, 2, 3, 5, 5, 10, 10, 10, 10, 10, 10, 10].map((seconds) => seconds * 1000);

/** Classified as a time-out: it may be there the next time. */
class NotReady extends Error {
  override readonly name = 'TimeoutError';
}

/** Ask for what AWS is still making until it is there (`null`: not yet). `what` names it where that takes too long. */
export async function untilReady<T>(
  what: string,
  ask: () => Promise<T | null>,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<T> {
  for (const pause of [0, ...pauses]) {
    if (pause > 0) await wait(pause);
    const answer = await ask();
    if (answer !== null) return answer;
  }
  throw new NotReady(`${what} was still being made`);
}
