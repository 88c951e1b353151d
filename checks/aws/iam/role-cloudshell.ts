import { cloudShell } from './_cloudshell.ts';

export default cloudShell('aws-iam-role-cloudshell', 'role');
