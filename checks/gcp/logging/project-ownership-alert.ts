import { audited } from './_events.ts';
import { watched } from './_family.ts';

const manager = { type: 'project', service: 'cloudresourcemanager.googleapis.com' };
const change = (action: 'ADD' | 'REMOVE') =>
  audited({
    ...manager,
    method: 'SetIamPolicy',
    more: {
      serviceData: {
        policyDelta: { bindingDeltas: [{ action, role: 'roles/owner', member: 'user:ben@example.com' }] },
      },
    },
  });

export default watched({
  id: 'gcp-logging-project-ownership-alert',
  title: 'New and removed owners of a project raise an alert',
  why: 'An owner can do everything in a project, and take it from those who had it.',
  events: {
    'a grant of Owner': change('ADD'),
    'a removal of Owner': change('REMOVE'),
    'an invitation to be owner': audited({ ...manager, method: 'InsertProjectOwnershipInvite' }),
  },
  filter: `protoPayload.serviceName="cloudresourcemanager.googleapis.com"
AND ((ProjectOwnership OR projectOwnerInvitee)
OR (protoPayload.serviceData.policyDelta.bindingDeltas.action="REMOVE" AND protoPayload.serviceData.policyDelta.bindingDeltas.role="roles/owner")
OR (protoPayload.serviceData.policyDelta.bindingDeltas.action="ADD" AND protoPayload.serviceData.policyDelta.bindingDeltas.role="roles/owner"))`,
});
