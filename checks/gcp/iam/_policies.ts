import { sh } from 'cloudstance/check';
import { nodeOf } from 'cloudstance/domain/gcp/node';

export const ana = 'user:ana@example.com';
export const team = 'group:platform@example.com';
export const robot = 'serviceAccount:deploy@example-project.iam.gserviceaccount.com';

export const binding = (role: string, ...members: string[]) => ({ role: `roles/${role}`, members });
export const onlyIf = (expression: string, bound: ReturnType<typeof binding>) => ({
  ...bound,
  condition: { title: 'limited', expression },
});

/** How to take a role from a member of a project, folder or organization. */
export function takeAway(uid: string, role = 'ROLE') {
  const { id, group } = nodeOf(uid);
  return `gcloud ${group} ${sh`remove-iam-policy-binding ${id} --member MEMBER --role ${role} --all`}`;
}
