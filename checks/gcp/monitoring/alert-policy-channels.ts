import { by, defineCheck, fail, notApplicable, pass, sh } from 'cloudstance/check';
import { plural } from 'cloudstance/domain/text';
import { AlertPolicy, NotificationChannel } from 'cloudstance/resources/gcp/monitoring';
import { channelId, tells } from './_alerts.ts';

const path = 'projects/example-project/notificationChannels/';
const alert = (more: object = {}) => ({
  config: { enabled: true, conditions: [], notificationChannels: [`${path}1`], ...more },
});
const channel = (id: string, more: object = {}) => ({
  uid: `//monitoring.googleapis.com/${path}${id}`,
  config: { enabled: true, ...more },
});

export default defineCheck({
  id: 'gcp-monitoring-alert-policy-channels',
  title: 'Alert policies tell somebody',
  severity: 'low',
  why: 'An alert that reaches nobody is found weeks later, in a list of incidents.',
  references: ['https://cloud.google.com/monitoring/support/notification-options'],
  on: AlertPolicy.pick('config'),
  with: { channels: by(NotificationChannel.pick('config'), ({ uid }) => channelId(uid)) },
  fix: ({ uid, scope }) =>
    sh`gcloud monitoring policies update ${uid.replace('//monitoring.googleapis.com/', '')} --add-notification-channels CHANNEL --project ${scope.account}`,

  evaluate(subject, { channels }) {
    const { enabled, validity, notificationChannels } = subject.config;
    if (!enabled) return notApplicable('The policy is switched off');
    if (validity !== undefined) return fail(`The policy is invalid and never fires: ${validity}`);
    if (notificationChannels.length === 0) return fail('The policy has no notification channel');
    if (tells(subject, channels))
      return pass(`The policy has ${plural(notificationChannels.length, 'notification channel')}`);
    return fail('Every channel of the policy is gone, switched off or not verified');
  },

  examples: {
    pass: [
      { ...alert(), $channels: [channel('1')] },
      {
        ...alert({ notificationChannels: [`${path}1`, 'projects/123/notificationChannels/2'] }),
        $channels: [channel('2')],
      },
      { ...alert(), $channels: [channel('1', { verificationStatus: 'VERIFIED' })] },
    ],
    fail: [
      { ...alert({ notificationChannels: [] }), $channels: [channel('1')] },
      { ...alert(), $channels: [] },
      { ...alert(), $channels: [channel('2')] },
      { ...alert(), $channels: [channel('1', { enabled: false })] },
      { ...alert(), $channels: [channel('1', { verificationStatus: 'UNVERIFIED' })] },
      { ...alert({ validity: 'metric does not exist' }), $channels: [channel('1')] },
    ],
    notApplicable: [{ ...alert({ enabled: false, notificationChannels: [] }), $channels: [] }],
  },
});
