import { signIn } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-console-failures-alarm',
  title: 'Failed attempts to sign in to the console raise an alarm',
  why: 'Guessing passwords shows as failures before it shows as success.',
  events: {
    'a failed sign-in': signIn({
      errorMessage: 'Failed authentication',
      responseElements: { ConsoleLogin: 'Failure' },
    }),
  },
  pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
});
