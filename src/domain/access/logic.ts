import type { Answer, Decision, Ground, Unseen } from './answer.ts';

/** True, false, or not known; and why. Reasons of what was not known are kept only while they matter. */
export interface Truth {
  readonly is: boolean | undefined;
  /** What made it so: of a true one what holds, of one that is not known what may. */
  readonly grounds: readonly Ground[];
  /** What was not seen, and which context values were not given. Only of one that is not known. */
  readonly unseen: readonly Unseen[];
  readonly missing: readonly string[];
}

export const no: Truth = { is: false, grounds: [], unseen: [], missing: [] };
export const yes: Truth = { is: true, grounds: [], unseen: [], missing: [] };
export const yesBy = (...grounds: readonly Ground[]): Truth => ({ ...yes, grounds });
export const noBy = (...grounds: readonly Ground[]): Truth => ({ ...no, grounds });
export const unseenTruth = (...unseen: readonly Unseen[]): Truth => ({ ...yes, is: undefined, unseen });
export const missingTruth = (...missing: readonly string[]): Truth => ({ ...yes, is: undefined, missing });

/** The other way round: what is not known stays so. */
export const not = (truth: Truth): Truth => ({ ...truth, is: truth.is === undefined ? undefined : !truth.is });

/** The same truth, where it holds or may hold, for these reasons. */
export const because = (truth: Truth, ...grounds: readonly Ground[]): Truth =>
  truth.is === false ? truth : { ...truth, grounds };

/** Kleene: one that is false decides, else one that is not known. */
export function allOf(...truths: readonly Truth[]): Truth {
  const wrong = truths.find(({ is }) => is === false);
  if (wrong) return wrong;
  return joined(truths.some(({ is }) => is === undefined) ? undefined : true, truths);
}

/** Kleene: one that is true decides, else one that is not known. */
export function anyOf(...truths: readonly Truth[]): Truth {
  const right = truths.find(({ is }) => is === true);
  if (right) return right;
  const open = truths.filter(({ is }) => is === undefined);
  return open.length > 0 ? joined(undefined, open) : joined(false, truths);
}

/** `allOf` of what is only asked as far as it takes: nothing after one that is false. */
export function allInTurn(questions: Iterable<() => Truth>): Truth {
  const truths: Truth[] = [];
  for (const ask of questions) {
    const truth = ask();
    if (truth.is === false) return truth;
    truths.push(truth);
  }
  return allOf(...truths);
}

/** `anyOf` of what is only asked as far as it takes: nothing after one that is true. */
export function anyInTurn(questions: Iterable<() => Truth>): Truth {
  const truths: Truth[] = [];
  for (const ask of questions) {
    const truth = ask();
    if (truth.is === true) return truth;
    truths.push(truth);
  }
  return anyOf(...truths);
}

/** An answer to "is it allowed?" as a truth again, to be joined with others. */
export const truthOf = ({ decision, grounds, unseen, missing }: Answer): Truth => ({
  is: decision === 'allowed' ? true : decision === 'denied' ? false : undefined,
  grounds,
  unseen,
  missing,
});

function joined(is: boolean | undefined, truths: readonly Truth[]): Truth {
  if (is !== undefined && truths.every(({ grounds }) => grounds.length === 0)) return is ? yes : no;
  return {
    is,
    grounds: truths.flatMap(({ grounds }) => grounds),
    unseen: is === undefined ? unique(truths.flatMap(({ unseen }) => unseen)) : [],
    missing: is === undefined ? [...new Set(truths.flatMap(({ missing }) => missing))] : [],
  };
}

const unique = (unseen: readonly Unseen[]): Unseen[] => [...new Map(unseen.map((one) => [one.what, one])).values()];

/** A truth about "is it allowed?" as an answer. */
export function answerOf(truth: Truth, reason: string): Answer {
  const { grounds, unseen, missing } = truth;
  return { decision: decisionOf(truth), grounds, unseen, missing, reason };
}

function decisionOf({ is, unseen }: Truth): Decision {
  if (is !== undefined) return is ? 'allowed' : 'denied';
  return unseen.length > 0 ? 'unknown-info' : 'unknown-conditional';
}
