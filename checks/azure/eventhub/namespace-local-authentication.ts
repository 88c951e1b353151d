import { withoutKeys } from '../_messaging.ts';
import { eventhub } from './_eventhub.ts';

export default withoutKeys(eventhub);
