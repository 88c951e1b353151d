import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { LoadBalancer } from 'cloudstance/resources/aws/elbv2';

type Type = 'application' | 'network' | 'gateway';

interface Family {
  readonly id: string;
  readonly title: string;
  readonly severity: 'medium' | 'low';
  readonly why: string;
  readonly reference: string;
  /** The attribute, and the values it may have. The first is what the fix sets. */
  readonly attribute: string;
  readonly values: readonly [string, ...string[]];
  readonly terraform: string;
  readonly types: readonly [Type, ...Type[]];
}

/** A check that an attribute of some kinds of load balancers has one of some values. */
export function balancersHave({ attribute, values, types, reference, terraform, ...about }: Family): Check {
  return defineCheck({
    ...about,
    references: [reference],
    on: LoadBalancer.pick('type', 'attributes'),
    fix: ({ uid, scope }) => ({
      command: sh`aws elbv2 modify-load-balancer-attributes --region ${scope.region} --load-balancer-arn ${uid} --attributes ${`Key=${attribute},Value=${values[0]}`}`,
      terraform: `resource "aws_lb": ${terraform}`,
    }),

    evaluate({ type, attributes }) {
      if (!types.includes(type)) return notApplicable(`Load balancers of type ${type} do not have this setting`);
      const value = attributes[attribute];
      if (value !== undefined && values.includes(value)) return pass(`${attribute} is ${value}`);
      return fail(`${attribute} is ${value ?? 'not set'} instead of ${values.join(' or ')}`);
    },

    examples: {
      pass: types.flatMap((type) => values.map((value) => ({ type, attributes: { [attribute]: value } }))),
      fail: [
        { type: types[0], attributes: { [attribute]: values.includes('true') ? 'false' : 'monitor' } },
        { type: types[0], attributes: {} },
      ],
      notApplicable: (['application', 'network', 'gateway'] as const)
        .filter((type) => !types.includes(type))
        .map((type) => ({ type, attributes: {} })),
    },
  });
}
