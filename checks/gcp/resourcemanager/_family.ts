import { type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import {
  type ConstraintFacet,
  constraints,
  type EffectivePolicy,
  restrictionOf,
} from 'cloudstance/domain/gcp/constraints';
import { nodeOf } from 'cloudstance/domain/gcp/node';
import { listOf } from 'cloudstance/domain/text';
import { Organization } from 'cloudstance/resources/gcp/project';

interface Definition {
  readonly id: string;
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  /** Any of these is enough: the constraint, and the managed one that replaces it. */
  readonly facets: readonly [ConstraintFacet, ...ConstraintFacet[]];
  /** What the first constraint is set to: `enforce` for one that is on or off, `list` for one of values. */
  readonly kind: 'enforce' | 'list';
}

const policy = (...rules: EffectivePolicy['rules']): { rules: any[] } => ({ rules: [...rules] });
const condition = "resource.matchTag('123/exempt', 'yes')";

/** An organization policy holds at the organization. Exceptions by tags, folders and projects are for people to look at. */
export function restricted({ id, title, severity, why, facets, kind }: Definition): Check {
  const [first] = facets;
  const all = (value: unknown) =>
    Object.fromEntries(facets.map((name) => [name, value])) as Record<ConstraintFacet, any>;
  const off = policy(kind === 'enforce' ? { enforce: false } : { allowAll: true });
  const on = policy(kind === 'enforce' ? { enforce: true } : { allowedValues: ['is:C012345'] });

  return defineCheck({
    id,
    title,
    severity,
    why,
    references: ['https://cloud.google.com/resource-manager/docs/organization-policy/org-policy-constraints'],
    on: Organization.pick(...facets),
    fix: ({ uid }) => {
      const { kind: node, id: number } = nodeOf(uid);
      const name = constraints[first];
      if (kind === 'enforce')
        return `${sh`gcloud resource-manager org-policies enable-enforce ${name}`} --${node} ${sh`${number}`}`;
      return {
        text: `In the file: name ${node}s/${number}/policies/${name}, and under spec.rules the values that are allowed.`,
        command: 'gcloud org-policies set-policy policy.yaml',
      };
    },

    evaluate(organization) {
      for (const name of facets) {
        const effective = organization[name];
        const restriction = effective === null ? undefined : restrictionOf(effective);
        if (restriction !== undefined) return pass(`The constraint ${constraints[name]} is ${restriction}`);
      }
      return fail(`Nothing is restricted by ${listOf(facets.map((name) => constraints[name]))}`);
    },

    examples: {
      pass: [
        ...facets.map((name, i) => ({ ...all(off), [name]: i === 0 ? on : policy({ enforce: true }) })),
        { ...all(null), [first]: on },
        ...(kind === 'list' ? [{ ...all(off), [first]: policy({ denyAll: true }) }] : []),
        // An exception for what has a tag.
        { ...all(off), [first]: policy({ condition, allowAll: true }, ...on.rules) },
      ],
      fail: [
        all(off),
        all(policy()),
        { ...all(null), [first]: off },
        all(policy({ condition, enforce: true }, ...off.rules)),
      ],
    },
  });
}
