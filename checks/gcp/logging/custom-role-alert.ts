import { calls } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'gcp-logging-custom-role-alert',
  title: 'Changes of custom roles raise an alert',
  why: 'One more permission in a role is more rights for everybody who holds it, and no policy shows it.',
  events: calls('iam_role', 'iam.googleapis.com', {
    'a new role': 'google.iam.admin.v1.CreateRole',
    'a change of a role': 'google.iam.admin.v1.UpdateRole',
    'a removal of a role': 'google.iam.admin.v1.DeleteRole',
  }),
  filter: `resource.type="iam_role"
AND protoPayload.methodName=("google.iam.admin.v1.CreateRole" OR "google.iam.admin.v1.DeleteRole" OR "google.iam.admin.v1.UpdateRole")`,
});
