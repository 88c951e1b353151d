import { withoutInternet } from '../_messaging.ts';
import { servicebus } from './_servicebus.ts';

export default withoutInternet(servicebus);
