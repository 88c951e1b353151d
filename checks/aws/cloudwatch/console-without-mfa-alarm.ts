import { signIn } from './_events.ts';
import { watched } from './_family.ts';

export default watched({
  id: 'aws-cloudwatch-console-without-mfa-alarm',
  title: 'Signing in to the console without MFA raises an alarm',
  why: 'A password is all that it took, and so all that somebody else would need.',
  events: { 'a sign-in without MFA': signIn({ additionalEventData: { MFAUsed: 'No', MobileVersion: 'No' } }) },
  pattern:
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
});
