/** "Not switched on" comes as an error or an empty list: an answer, which fails a check and leaves nothing unknown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as Config from '@aws-sdk/client-config-service';
import * as GuardDuty from '@aws-sdk/client-guardduty';
import * as SecurityHub from '@aws-sdk/client-securityhub';
import recorderEnabled from '../../checks/aws/config/recorder-enabled.ts';
import delivery from '../../checks/aws/config/delivery.ts';
import guardduty from '../../checks/aws/guardduty/enabled.ts';
import securityhub from '../../checks/aws/securityhub/enabled.ts';
import standards from '../../checks/aws/securityhub/standards.ts';
import { awsError, type Estate, estate, FakeAws } from './fake.ts';
import { estates, scanFake } from './harness.ts';

const checks = [recorderEnabled, delivery, guardduty, securityhub, standards];

async function verdicts(...own: Estate[]): Promise<string[]> {
  const fake = new FakeAws([...(await estates('base')), ...own]);
  return (await scanFake(fake, checks)).map(({ check, status, message }) => `${check} ${status}: ${message}`);
}

const off = (error: object) => [
  estate(Config, {
    DescribeConfigurationRecorders: {},
    DescribeConfigurationRecorderStatus: {},
    DescribeDeliveryChannels: {},
    DescribeDeliveryChannelStatus: {},
  }),
  estate(GuardDuty, { ListDetectors: { DetectorIds: [] } }),
  estate(SecurityHub, { DescribeHub: error, GetEnabledStandards: error }),
];

for (const error of [awsError('InvalidAccessException', 401), awsError('ResourceNotFoundException', 404)])
  test(`nothing is switched on (${error.code})`, async () => {
    assert.deepEqual(await verdicts(...off(error)), [
      'aws-config-recorder-enabled fail: There is no configuration recorder',
      'aws-config-delivery not-applicable: There is no configuration recorder',
      'aws-guardduty-enabled fail: GuardDuty has no detector',
      'aws-securityhub-enabled fail: Security Hub is not enabled',
      'aws-securityhub-standards not-applicable: Security Hub is not enabled',
    ]);
  });

test('a denial is no answer', async () => {
  const seen = await verdicts(...off(awsError('AccessDeniedException', 403)));
  assert.match(seen[3]!, /^aws-securityhub-enabled unknown/);
});
