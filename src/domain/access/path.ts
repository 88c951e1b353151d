import type { AttackPath, PathStep } from '../../model.ts';

export type { AttackPath, PathStep } from '../../model.ts';

/** Where every exposure begins: somebody whom nobody knows. */
export const internet: PathStep = { kind: 'stranger', id: 'internet', name: 'internet' };

/** The names of the steps in one line: `internet → igw-1 → …`. */
export const hopsOf = ({ steps }: Pick<AttackPath, 'steps'>): string => steps.map(({ name }) => name).join(' → ');
