import { inverse } from './_inverse.ts';

export default inverse('aws-iam-policy-not-action', 'actions', 'NotAction');
