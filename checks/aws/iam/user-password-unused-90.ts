import { passwordUnused } from './_credentials.ts';

export default passwordUnused('aws-iam-user-password-unused-90', { days: 90, severity: 'medium' });
