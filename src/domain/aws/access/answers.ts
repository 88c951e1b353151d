import { type AttackPath, type PathStep, type Severity, Unobserved } from '../../../model.ts';
import { type Unseen, valueOf } from '../../access/answer.ts';
import type { Escalation } from '../../access/engine.ts';
import { hopsOf } from '../../access/path.ts';
import { blastRadius, radiusText } from './blast.ts';
import type { AwsAccess } from './engine.ts';

/**
 * How somebody becomes administrator, or is one; undefined: they don't.
 *
 * @throws Unobserved where that could not be seen; a chain that only waits for it is named.
 */
export function chainOf(access: AwsAccess, principal: string): Escalation | undefined {
  const chain = access.escalations(principal).found[0];
  if (chain?.decision === 'allowed') return chain;
  const hidden = chain ? chain.unseen[0] : unlisted(access);
  if (hidden) throw new Unobserved(`${hidden.what}${onWhich(chain)}`, hidden.gap);
  if (!chain) return undefined;
  const detail = `It depends on ${chain.missing.join(', ')}, which a snapshot does not say`;
  throw new Unobserved(`What a request carries${onWhich(chain)}`, {
    because: 'not-collected',
    permissions: [],
    detail,
  });
}

const onWhich = (chain: Escalation | undefined): string =>
  chain ? `, on which it depends whether ${chain.path.title} (${hopsOf(chain.path)}),` : '';

/** Why somebody may be missing from the map. */
const unlisted = ({ estates }: AwsAccess): Unseen | undefined =>
  estates.flatMap(({ users, groups, roles, policies }) =>
    [users, groups, roles, policies].flatMap(({ unseen }) => unseen),
  )[0];

/** What comes with being a role. */
export interface RolePower {
  /** What it can do that matters, with numbers; an empty text: nothing. */
  readonly text: string;
  /** How grave that is where strangers get at it. */
  readonly severity: Severity;
  /** The steps from the role on. */
  readonly steps: readonly PathStep[];
}

/**
 * Whether a role is or becomes administrator, or how much data it reads.
 *
 * @throws Unobserved where neither is certain and something could not be seen.
 */
export function powerOfRole(access: AwsAccess, role: string): RolePower {
  const actor = access.actor(role);
  const start: PathStep = { kind: 'identity', id: role, name: actor.principal.name, how: 'runs as' };
  const certain = access.escalations(role).found.find(({ decision }) => decision === 'allowed');
  if (certain) {
    const verb = certain.ways.length === 0 ? 'is' : 'can become';
    return { text: `${verb} administrator`, severity: 'critical', steps: [start, ...certain.path.steps.slice(1)] };
  }
  const radius = actor.estate && blastRadius(access, actor, actor.estate);
  const text = radius ? radiusText(radius) : '';
  if (text === '') {
    chainOf(access, role);
    const [hidden] = radius?.unseen ?? [];
    if (hidden) throw new Unobserved(hidden.what, hidden.gap);
    return { text, severity: 'low', steps: [start] };
  }
  const severity = radius!.secrets > 0 || radius!.count >= many ? 'critical' : 'high';
  const goal: PathStep = { kind: 'data', id: `data ${role}`, name: text, how: 'reads' };
  return { text: `can read ${text}`, severity, steps: [start, goal] };
}

/**
 * The role in an instance profile; `null`: none.
 *
 * @throws Unobserved where the role may be one that was not seen.
 */
export function roleInProfile({ estates }: AwsAccess, profile: string | null): string | null {
  if (profile === null) return null;
  for (const { roles } of estates) {
    const found = roles.items.find(
      ({ instanceProfiles }) => instanceProfiles && valueOf(instanceProfiles).includes(profile),
    );
    if (found) return found.arn;
  }
  const [hidden] = estates.flatMap(({ roles }) => roles.unseen);
  if (hidden) throw new Unobserved(hidden.what, hidden.gap);
  return null;
}

/** The ARN of a role that a service writes as ARN or name. */
export function roleNamed({ estates }: AwsAccess, written: string | null): string | null {
  if (written === null || written.startsWith('arn:')) return written;
  const name = written.slice(written.lastIndexOf('/') + 1);
  const known = estates.flatMap(({ roles }) => roles.items).find((role) => role.name === name);
  return (
    known?.arn ?? estates.map(({ partition, account }) => `arn:${partition}:iam::${account}:role/${written}`)[0] ?? null
  );
}

/** From so many stores of data on, reading them is as grave as reading secrets. */
const many = 10;

/** One path out of two: how strangers get somewhere, and what they have from there. */
export const joinedPath = (title: string, path: Pick<AttackPath, 'steps'>, steps: readonly PathStep[]): AttackPath => ({
  title,
  steps: [...path.steps, ...steps],
});
