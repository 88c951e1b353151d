import { expires } from './_expiry.ts';

export default expires('key', 'roles');
