import { all, type Check, defineCheck, fail, pass, sh } from 'cloudstance/check';
import { type AccessPolicy, exclusionsOf, isEnforced } from 'cloudstance/domain/azure/conditional-access';
import { listOf } from 'cloudstance/domain/text';
import { type ConditionalAccess, ConditionalAccessPolicy } from 'cloudstance/resources/azure/entra';
import { Tenant } from 'cloudstance/resources/azure/subscription';

interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  readonly references: readonly string[];
  /** Each part needs an enabled policy; one policy may do for several. By what the part does, after "No enabled policy". */
  readonly parts: Readonly<Record<string, (policy: AccessPolicy) => boolean>>;
  /** What security defaults do in such a policy's place; without it they do not help. */
  readonly defaults?: string;
  /** `conditions`, `grantControls` and `sessionControls` of a policy that would do. */
  readonly policy: object;
  readonly examples: {
    readonly pass: readonly (readonly ReturnType<typeof policyExample>[])[];
    readonly fail: readonly (readonly ReturnType<typeof policyExample>[])[];
  };
}

type Conditions = ConditionalAccess['conditions'];
type Different = Partial<Omit<ConditionalAccess, 'conditions'>> &
  Pick<Conditions, 'users' | 'applications'> & { readonly name?: string; readonly conditions?: Conditions };

/** A policy for all users and applications that asks for a second factor, but for what is given. */
export function policyExample(different: Different = {}): {
  readonly name: string;
  readonly policy: ConditionalAccess;
} {
  const { name = 'Everybody', users, applications, conditions, ...policy } = different;
  return {
    name,
    policy: {
      state: 'enabled',
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
      ...policy,
      conditions: {
        clientAppTypes: ['all'],
        users: users ?? { includeUsers: ['All'] },
        applications: applications ?? { includeApplications: ['All'] },
        ...conditions,
      },
    },
  };
}

/** How to write a policy down, so that nobody is locked out by surprise. */
export const policyFix = (displayName: string, policy: object) => {
  const body = JSON.stringify({ displayName, state: 'enabledForReportingButNotEnforced', ...policy });
  return {
    text: 'Leave out the accounts kept for emergencies, look for a while at whom it would stop, then set its state to enabled.',
    command: sh`az rest --method POST --url https://graph.microsoft.com/v1.0/identity/conditionalAccess/policies --body ${body}`,
    terraform: 'resource "azuread_conditional_access_policy": conditions, grant_controls, state = "enabled"',
  };
};

/** A policy by its name and whom it leaves out. */
export const described = ({ name, policy }: { readonly name: string; readonly policy: AccessPolicy }): string => {
  const left = exclusionsOf(policy);
  return left.length === 0 ? name : `${name} (without ${listOf(left)})`;
};

/** Rules of the form "some enabled Conditional Access policy does this". */
export const conditionalAccess = ({ parts, defaults, policy, examples, ...rest }: Wanted): Check =>
  defineCheck({
    ...rest,
    on: Tenant.pick('securityDefaults'),
    with: { policies: all(ConditionalAccessPolicy.pick('policy')) },
    fix: () => policyFix(rest.title, policy),

    evaluate(tenant, { policies }) {
      if (defaults !== undefined && tenant.securityDefaults.isEnabled) return pass(`Security defaults ${defaults}`);
      const doing = new Set<string>();
      for (const [what, does] of Object.entries(parts)) {
        const found = policies.find((one) => isEnforced(one.policy) && does(one.policy));
        if (!found) {
          const idle = policies.find((one) => does(one.policy));
          return fail(
            `No enabled policy ${what}${idle ? `; ${idle.name} would, but is ${idleState(idle.policy)}` : ''}`,
          );
        }
        doing.add(described(found));
      }
      return pass(`Seen to by ${listOf(doing)}`);
    },

    examples: {
      pass: [
        ...examples.pass.map((policies) => ({ securityDefaults: { isEnabled: false }, $policies: policies })),
        ...(defaults === undefined ? [] : [{ securityDefaults: { isEnabled: true }, $policies: [] }]),
      ],
      fail: [
        ...examples.fail.map((policies) => ({ securityDefaults: { isEnabled: false }, $policies: policies })),
        ...(defaults === undefined ? [{ securityDefaults: { isEnabled: true }, $policies: [] }] : []),
        { securityDefaults: { isEnabled: false }, $policies: [] },
      ],
    },
  });

const idleState = ({ state }: AccessPolicy): string =>
  state.toLowerCase() === 'disabled' ? 'disabled' : 'only reporting';
