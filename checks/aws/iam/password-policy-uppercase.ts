import { requires } from './_password-policy.ts';

export default requires('aws-iam-password-policy-uppercase', 'an upper-case letter', 'requireUppercaseCharacters');
