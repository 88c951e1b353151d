import type { Where } from '../../provider.ts';

/** What no role of a project can hold: it is about what is above projects. */
const isAbove = (permission: string): boolean =>
  /^(resourcemanager\.(organizations|folders)\.|resourcemanager\.projects\.list$|accesscontextmanager\.|iam\.principalaccessboundarypolicies\.)/.test(
    permission,
  );

/** Groups are read with a role of Google Workspace's administrators: no role of IAM can hold it. */
const isOfWorkspace = (permission: string): boolean => permission.startsWith('Google Workspace: ');

/**
 * The custom role that allows exactly these, for `gcloud iam roles create … --file`. Without a folder or organization to scan
 * it is a role for projects, without what only a role of the organization can hold.
 */
export function grant(permissions: readonly string[], { folders = [], organizations = [] }: Where = {}): string {
  const isForProjects = folders.length === 0 && organizations.length === 0;
  const role = {
    title: 'cloudstance reader',
    description: isForProjects
      ? 'What cloudstance reads of projects; with --organization there is one for what is above them'
      : 'What cloudstance reads',
    stage: 'GA',
    includedPermissions: permissions
      .filter((permission) => !isOfWorkspace(permission) && (!isForProjects || !isAbove(permission)))
      .toSorted(),
  };
  return `${JSON.stringify(role, null, 2)}\n`;
}
