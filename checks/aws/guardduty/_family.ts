import { type Check, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { Detector } from 'cloudstance/resources/aws/guardduty';

interface Protection {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  /** As in messages, for example `S3 protection`. */
  readonly name: string;
  /** The features that give it: any of them is enough. */
  readonly features: readonly [string, ...string[]];
  /** What has to be enabled within the feature, too. */
  readonly additional?: string;
  readonly reference: string;
}

/** A protection plan of GuardDuty is enabled in a detector. */
export function protection({ id, title, why, name, features, additional, reference }: Protection): Check {
  const feature = (status: string, more?: string) => ({
    name: features[0],
    status,
    ...(additional && more && { additionalConfiguration: [{ name: additional, status: more }] }),
  });
  const config = (status: 'ENABLED' | 'DISABLED', ...list: ReturnType<typeof feature>[]) => ({
    config: { status, features: list },
  });
  const enable = additional
    ? `[{"Name":"${features[0]}","Status":"ENABLED","AdditionalConfiguration":[{"Name":"${additional}","Status":"ENABLED"}]}]`
    : `[{"Name":"${features[0]}","Status":"ENABLED"}]`;

  return defineCheck({
    id,
    title,
    severity: 'medium',
    why,
    references: [reference],
    on: Detector.pick('config'),
    fix: ({ name: detector, scope }) => ({
      command: sh`aws guardduty update-detector --detector-id ${detector} --region ${scope.region} --features ${enable}`,
      terraform: `resource "aws_guardduty_detector_feature": name = "${features[0]}", status = "ENABLED"`,
    }),

    evaluate({ config: { status, features: offered } }) {
      if (status === 'DISABLED') return notApplicable('The detector is suspended');
      const candidates = offered.filter((f) => features.includes(f.name));
      if (candidates.length === 0) return notApplicable(`${name} is not offered in this region`);
      const enabled = candidates.filter((f) => f.status === 'ENABLED');
      if (enabled.length === 0) return fail(`${name} is disabled`);
      const complete = enabled.some(
        (f) => !additional || f.additionalConfiguration?.some((a) => a.name === additional && a.status === 'ENABLED'),
      );
      return complete ? pass(`${name} is enabled`) : fail(`${name} is enabled, but ${additional} is not`);
    },

    examples: {
      pass: [config('ENABLED', feature('ENABLED', 'ENABLED'))],
      fail: [
        config('ENABLED', feature('DISABLED', 'DISABLED')),
        ...(additional
          ? [config('ENABLED', feature('ENABLED', 'DISABLED')), config('ENABLED', feature('ENABLED'))]
          : []),
      ],
      notApplicable: [config('DISABLED', feature('DISABLED', 'DISABLED')), config('ENABLED')],
    },
  });
}
