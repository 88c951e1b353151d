import { keyUnused } from './_credentials.ts';

export default keyUnused('aws-iam-access-key-unused-45', { days: 45, severity: 'low' });
