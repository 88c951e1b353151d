import type { Where } from '../../provider.ts';

/** What no role of a project can hold: it is about what is above projects. */
const isAbove = (permission: string): boolean =>
  /^(resourcemanager\.(organizations|folders)\.|resourcemanager\.projects\.list$|accesscontextmanager\.)/.test(
    permission,
  );

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
    includedPermissions: permissions.filter((permission) => !isForProjects || !isAbove(permission)).toSorted(),
  };
  return `${JSON.stringify(role, null, 2)}\n`;
}
