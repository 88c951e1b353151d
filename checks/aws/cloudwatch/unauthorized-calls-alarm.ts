import { event } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-unauthorized-calls-alarm',
  title: 'Refused API calls raise an alarm',
  why: 'Somebody who tries out what a stolen key may do is refused a lot.',
  events: {
    'an UnauthorizedOperation': event({
      eventName: 'RunInstances',
      errorCode: 'Client.UnauthorizedOperation',
      readOnly: false,
    }),
    'an AccessDenied': event({ eventSource: 'iam.amazonaws.com', eventName: 'ListUsers', errorCode: 'AccessDenied' }),
    'an AccessDeniedException': event({
      eventSource: 'kms.amazonaws.com',
      eventName: 'Decrypt',
      errorCode: 'AccessDeniedException',
    }),
  },
  pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
});
