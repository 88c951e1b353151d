import { type Check, defineCheck, type Verdict, sh } from 'cloudstance/check';
import type { AuthorizationPolicy } from 'cloudstance/resources/azure/entra';
import { Tenant } from 'cloudstance/resources/azure/subscription';

interface Wanted {
  readonly id: string;
  readonly title: string;
  readonly severity: Check['severity'];
  readonly why: string;
  readonly references?: readonly string[];
  readonly judge: (policy: AuthorizationPolicy) => Verdict;
  /** What of the policy is to be changed. */
  readonly change: object;
  readonly examples: { readonly pass: readonly AuthorizationPolicy[]; readonly fail: readonly AuthorizationPolicy[] };
}

const patch = (body: string): string =>
  sh`az rest --method PATCH --url https://graph.microsoft.com/v1.0/policies/authorizationPolicy --body ${body}`;

/** Rules about what users and guests may do in the tenant by themselves. */
export const authorizationPolicy = ({ judge, change, examples, ...rest }: Wanted): Check =>
  defineCheck({
    references: ['https://learn.microsoft.com/entra/fundamentals/users-default-permissions'],
    ...rest,
    on: Tenant.pick('authorizationPolicy'),
    fix: () => patch(JSON.stringify(change)),
    evaluate: (tenant) => judge(tenant.authorizationPolicy),
    examples: {
      pass: examples.pass.map((policy) => ({ authorizationPolicy: policy })),
      fail: examples.fail.map((policy) => ({ authorizationPolicy: policy })),
    },
  });

/** An example with these permissions of ordinary users. */
export const usersMay = (permissions: AuthorizationPolicy['defaultUserRolePermissions']): AuthorizationPolicy => ({
  defaultUserRolePermissions: permissions,
});
