import { all, defineCheck, fail, inRegion, pass, sh } from 'cloudstance/check';
import { Region } from 'cloudstance/resources/aws/account';
import { Detector } from 'cloudstance/resources/aws/guardduty';

export default defineCheck({
  id: 'aws-guardduty-enabled',
  title: 'GuardDuty is enabled in every region',
  severity: 'high',
  why: 'Stolen credentials are used where nobody looks: a region without threat detection is where an intruder mines, hides and stays.',
  references: ['https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html'],
  on: Region.pick(),
  with: { detectors: inRegion(all(Detector.pick('config'))) },
  fix: ({ scope }) => ({
    command: sh`aws guardduty create-detector --enable --region ${scope.region}`,
    terraform: 'resource "aws_guardduty_detector": enable = true',
  }),

  evaluate(_region, { detectors }) {
    if (detectors.some(({ config }) => config.status === 'ENABLED')) return pass('GuardDuty is enabled');
    return fail(detectors.length === 0 ? 'GuardDuty has no detector' : 'GuardDuty is suspended');
  },

  examples: {
    pass: [{ $detectors: [{ config: { status: 'ENABLED', features: [] } }] }],
    fail: [
      { $detectors: [] },
      { $detectors: [{ config: { status: 'DISABLED', features: [] } }] },
      { $detectors: [{ region: 'us-east-1', config: { status: 'ENABLED', features: [] } }] },
    ],
  },
});
