import { keyUnused } from './_credentials.ts';

export default keyUnused('aws-iam-access-key-unused-90', { days: 90, severity: 'medium' });
