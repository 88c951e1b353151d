import { withoutInternet } from '../_messaging.ts';
import { eventhub } from './_eventhub.ts';

export default withoutInternet(eventhub);
