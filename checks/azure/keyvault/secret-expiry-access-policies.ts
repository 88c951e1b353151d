import { expires } from './_expiry.ts';

export default expires('secret', 'access policies');
