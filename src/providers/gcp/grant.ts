/** The custom role that allows exactly these, for `gcloud iam roles create … --file`. */
export function grant(permissions: readonly string[]): string {
  const role = {
    title: 'cloudstance reader',
    description: 'What cloudstance reads',
    stage: 'GA',
    includedPermissions: permissions.toSorted(),
  };
  return `${JSON.stringify(role, null, 2)}\n`;
}
