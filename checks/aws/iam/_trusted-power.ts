import { type Check, defineCheck, notApplicable, pass, sh, type Verdict } from 'cloudstance/check';
import { chainOf } from 'cloudstance/domain/aws/access/answers';
import { type Trust, trustsOf } from 'cloudstance/domain/aws/policy';
import { AwsAccess, RoleIdentity } from 'cloudstance/models/aws-access';
import { full, may, nothing, roleArn, world } from '../_power.ts';
import { bareRole, chainText, proven } from './_power.ts';

interface Definition extends Pick<Check, 'id' | 'title' | 'severity' | 'why'> {
  readonly references: readonly string[];
  /** Who gets in so that it matters, as the subject of a sentence; undefined: nobody. */
  readonly whoGetsIn: (trusts: readonly Trust[]) => string | undefined;
  readonly advice: string;
  /** Trust policies that let such in, and that let others in. */
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

/** Roles with full power, or a way to it, that let somebody in who should not have that. */
export const trustedWithoutPower = ({ whoGetsIn, advice, open, closed, ...definition }: Definition): Check => {
  const role = { uid: roleArn('ours'), name: 'ours', ...bareRole, $access: world };
  return defineCheck({
    ...definition,
    on: RoleIdentity,
    with: { access: AwsAccess },
    fix: ({ name }) => ({
      text: advice,
      command: sh`aws iam update-assume-role-policy --role-name ${name} --policy-document file://trust.json`,
    }),

    evaluate({ uid, trust, scope }, { access }): Verdict {
      const who = whoGetsIn(trustsOf(trust, scope));
      if (who === undefined) return notApplicable('The trust policy lets no such party in');
      const chain = chainOf(access, uid);
      if (!chain) return pass(`${who} can assume the role, which has no way to full power`);
      return proven(`${who} can assume the role, which ${chainText(chain)}`, chain);
    },

    examples: {
      pass: open.map((trust) => ({ ...role, trust, policies: nothing })),
      fail: open.flatMap((trust) => [
        { ...role, trust, policies: full },
        { ...role, trust, policies: may('iam:AttachRolePolicy') },
      ]),
      notApplicable: closed.map((trust) => ({ ...role, trust, policies: full })),
    },
  });
};
