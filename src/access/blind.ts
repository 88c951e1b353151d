import type { Answer, Unseen } from '../domain/access/answer.ts';
import type { AccessEngine, Found } from '../domain/access/engine.ts';

/** An engine that lacks whole accounts: what it finds stands, what it does not find and what it decides is open. */
export function blindTo(unseen: readonly Unseen[], engine: AccessEngine): AccessEngine {
  if (unseen.length === 0) return engine;
  const more = <T>({ found, unseen: own }: Found<T>): Found<T> => ({ found, unseen: [...own, ...unseen] });
  return {
    principals: engine.principals,
    can: (question) => opened(engine.can(question), unseen),
    whoCan: (question) => more(engine.whoCan(question)),
    whatCan: (principal) => more(engine.whatCan(principal)),
    escalations: (principal) => more(engine.escalations(principal)),
  };
}

const opened = (answer: Answer, unseen: readonly Unseen[]): Answer => ({
  ...answer,
  decision: 'unknown-info',
  unseen: [...answer.unseen, ...unseen],
  reason: `It depends on ${unseen[0]!.what}, which could not be read (${unseen[0]!.gap.because})`,
});
