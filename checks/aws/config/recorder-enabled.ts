import { defineCheck, fail, pass, sh } from 'cloudstance/check';
import { RegionSettings } from 'cloudstance/resources/aws/config';

const recorder = { name: 'default' };

export default defineCheck({
  id: 'aws-config-recorder-enabled',
  title: 'AWS Config records in every region',
  severity: 'medium',
  why: 'Without a running recorder nobody can tell what a resource looked like before an incident, nor who is drifting from the rules.',
  references: ['https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html'],
  on: RegionSettings.pick('recorder', 'recorderStatus'),
  fix: ({ scope }) => ({
    text: 'Create a recorder and a delivery channel where there is none, then start it.',
    command: sh`aws configservice start-configuration-recorder --configuration-recorder-name default --region ${scope.region}`,
    terraform: 'resource "aws_config_configuration_recorder_status": is_enabled = true',
  }),

  evaluate({ recorder, recorderStatus }) {
    if (recorder === null) return fail('There is no configuration recorder');
    if (recorderStatus === null) return fail(`Recorder ${recorder.name} was never started`);
    if (!recorderStatus.recording) return fail(`Recorder ${recorder.name} is stopped`);
    if (recorderStatus.lastStatus?.toLowerCase() === 'failure')
      return fail(`Recorder ${recorder.name} fails: ${recorderStatus.lastErrorCode ?? 'no reason given'}`);
    return pass(`Recorder ${recorder.name} is running`);
  },

  examples: {
    pass: [
      { recorder, recorderStatus: { recording: true, lastStatus: 'SUCCESS' } },
      { recorder, recorderStatus: { recording: true, lastStatus: 'PENDING' } },
    ],
    fail: [
      { recorder: null, recorderStatus: null },
      { recorder, recorderStatus: null },
      { recorder, recorderStatus: { recording: false, lastStatus: 'SUCCESS' } },
      { recorder, recorderStatus: { recording: true, lastStatus: 'Failure', lastErrorCode: 'AccessDenied' } },
    ],
  },
});
