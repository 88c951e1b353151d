import { expires } from './_expiry.ts';

export default expires('key', 'access policies');
