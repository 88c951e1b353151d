import { audited } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-audit-configuration-alert',
  title: 'Changes of the audit configuration raise an alert',
  why: 'Whoever wants to go unseen first switches logs off, or exempts themselves.',
  events: {
    'a change of audit configuration': audited({
      type: 'project',
      service: 'cloudresourcemanager.googleapis.com',
      method: 'SetIamPolicy',
      more: {
        serviceData: {
          policyDelta: { auditConfigDeltas: [{ action: 'REMOVE', service: 'allServices', logType: 'DATA_READ' }] },
        },
      },
    }),
  },
  filter: 'protoPayload.methodName="SetIamPolicy" AND protoPayload.serviceData.policyDelta.auditConfigDeltas:*',
});
