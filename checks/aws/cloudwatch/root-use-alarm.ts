import { event, signIn } from './_events.ts';
import { watched } from './_family.ts';

const userIdentity = { type: 'Root', arn: 'arn:aws:iam::111122223333:root', accountId: '111122223333' };

export default watched({
  id: 'aws-cloudwatch-root-use-alarm',
  title: 'Use of the root user raises an alarm',
  why: 'Nothing limits the root user, so that each use should be one that somebody expects.',
  events: {
    'a sign-in of the root user': signIn({ userIdentity }),
    'a call of the root user': event({
      userIdentity,
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateAccessKey',
      readOnly: false,
    }),
  },
  pattern:
    '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
});
