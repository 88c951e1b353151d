import { withNewTls } from '../_messaging.ts';
import { eventhub } from './_eventhub.ts';

export default withNewTls(eventhub);
