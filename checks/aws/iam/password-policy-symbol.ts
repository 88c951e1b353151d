import { requires } from './_password-policy.ts';

export default requires('aws-iam-password-policy-symbol', 'a symbol', 'requireSymbols');
