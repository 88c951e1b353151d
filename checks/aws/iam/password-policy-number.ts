import { requires } from './_password-policy.ts';

export default requires('aws-iam-password-policy-number', 'a digit', 'requireNumbers');
