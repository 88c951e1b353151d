import { cloudShell } from './_cloudshell.ts';

export default cloudShell('aws-iam-user-cloudshell', 'user');
