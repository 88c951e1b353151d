import { withNewTls } from '../_messaging.ts';
import { servicebus } from './_servicebus.ts';

export default withNewTls(servicebus);
