import { all, defineCheck, fail, pass } from 'cloudstance/check';
import { recordsIam } from 'cloudstance/domain/aws/config';
import { Account } from 'cloudstance/resources/aws/account';
import { RegionSettings } from 'cloudstance/resources/aws/config';

const recorder = (includeGlobalResourceTypes: boolean) => ({
  recorder: { name: 'default', recordingGroup: { allSupported: true, includeGlobalResourceTypes } },
});

export default defineCheck({
  id: 'aws-config-recorder-global-types',
  title: 'AWS Config records IAM and other global resources in one region',
  severity: 'low',
  why: 'Users, roles and policies belong to no region: unless one recorder is told to include them, their changes are recorded nowhere.',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html#select-resources-all'],
  on: Account.pick(),
  with: { regions: all(RegionSettings.pick('recorder')) },
  fix: () => ({
    text: 'In one region (not in every one, which records each change many times) let the recorder include global resource types.',
    terraform: 'resource "aws_config_configuration_recorder": recording_group { include_global_resource_types = true }',
  }),

  evaluate(_account, { regions }) {
    const where = regions.find(({ recorder }) => recorder !== null && recordsIam(recorder.recordingGroup));
    return where
      ? pass(`IAM resources are recorded in ${where.scope.region}`)
      : fail('No recorder includes IAM resources');
  },

  examples: {
    pass: [
      { $regions: [recorder(false), recorder(true)] },
      {
        $regions: [
          {
            recorder: {
              name: 'default',
              recordingGroup: {
                resourceTypes: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Policy', 'AWS::IAM::Group'],
              },
            },
          },
        ],
      },
    ],
    fail: [
      { $regions: [recorder(false), { recorder: null }] },
      { $regions: [] },
      // Not told what to record, it leaves them out.
      { $regions: [{ recorder: { name: 'default' } }] },
    ],
  },
});
