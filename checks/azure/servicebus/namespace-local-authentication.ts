import { withoutKeys } from '../_messaging.ts';
import { servicebus } from './_servicebus.ts';

export default withoutKeys(servicebus);
