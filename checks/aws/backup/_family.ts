/** Whether a vault was made by a service for its automatic backups: AWS keeps it. */
export const isAutomatic = (name: string): boolean => name.startsWith('aws/');
