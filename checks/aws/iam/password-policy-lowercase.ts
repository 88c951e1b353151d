import { requires } from './_password-policy.ts';

export default requires('aws-iam-password-policy-lowercase', 'a lower-case letter', 'requireLowercaseCharacters');
