import { defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { recordedTypes } from 'cloudstance/domain/aws/config';
import { RegionSettings } from 'cloudstance/resources/aws/config';
import { listOf, plural } from 'cloudstance/domain/text';

export default defineCheck({
  id: 'aws-config-recorder-all-types',
  title: 'AWS Config records every type of resource',
  severity: 'low',
  why: 'A type that is not recorded has no history, and rules about it never run.',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html'],
  on: RegionSettings.pick('recorder'),
  fix: ({ scope }) => ({
    text: 'Set the recording strategy to all supported resource types; global types need one region only.',
    command: sh`aws configservice describe-configuration-recorders --region ${scope.region}`,
    terraform: 'resource "aws_config_configuration_recorder": recording_group { all_supported = true }',
  }),

  evaluate({ recorder }) {
    if (recorder === null) return notApplicable('There is no configuration recorder');
    const { mode, types } = recordedTypes(recorder.recordingGroup);
    if (mode === 'all') return pass(`Recorder ${recorder.name} records every supported type`);
    if (mode === 'all-regional') return pass(`Recorder ${recorder.name} records every supported type but global ones`);
    if (mode === 'except') return fail(`Recorder ${recorder.name} leaves out ${listOf(types)}`);
    return fail(`Recorder ${recorder.name} records only ${plural(types.length, 'type')}: ${listOf(types)}`);
  },

  examples: {
    pass: [
      { recorder: { name: 'default' } },
      { recorder: { name: 'default', recordingGroup: { allSupported: true, includeGlobalResourceTypes: false } } },
      {
        recorder: {
          name: 'default',
          recordingGroup: {
            allSupported: false,
            recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
            exclusionByResourceTypes: { resourceTypes: ['AWS::IAM::User', 'AWS::IAM::Role'] },
          },
        },
      },
    ],
    fail: [
      { recorder: { name: 'default', recordingGroup: { allSupported: false, resourceTypes: ['AWS::EC2::Instance'] } } },
      {
        recorder: {
          name: 'default',
          recordingGroup: {
            recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
            exclusionByResourceTypes: { resourceTypes: ['AWS::EC2::SecurityGroup', 'AWS::IAM::Role'] },
          },
        },
      },
    ],
    notApplicable: [{ recorder: null }],
  },
});
