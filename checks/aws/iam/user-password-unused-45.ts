import { passwordUnused } from './_credentials.ts';

export default passwordUnused('aws-iam-user-password-unused-45', { days: 45, severity: 'low' });
