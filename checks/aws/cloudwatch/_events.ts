import type { Watched } from './_family.ts';

/** An event as CloudTrail delivers it, as far as filters look at it. */
export type EventRecord = Readonly<Record<string, unknown>>;

/** What goes on all day: a filter that catches this one catches everything, and its alarm says nothing. */
export const ordinaryEvent: EventRecord = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLE:deploy',
    arn: 'arn:aws:sts::111122223333:assumed-role/deploy/session',
    accountId: '111122223333',
  },
  eventTime: '2026-11-21T11:59:00Z',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '203.0.113.10',
  userAgent: 'aws-cli/2.30.0',
  eventType: 'AwsApiCall',
  eventCategory: 'Management',
  managementEvent: true,
  readOnly: true,
  recipientAccountId: '111122223333',
};

export const event = (more: EventRecord): EventRecord => ({ ...ordinaryEvent, ...more });

/** A sign-in to the console by an IAM user. */
export const signIn = (more: EventRecord): EventRecord =>
  event({
    userIdentity: {
      type: 'IAMUser',
      arn: 'arn:aws:iam::111122223333:user/alice',
      accountId: '111122223333',
      userName: 'alice',
    },
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    eventType: 'AwsConsoleSignIn',
    userAgent: 'Mozilla/5.0',
    readOnly: false,
    additionalEventData: { MFAUsed: 'Yes', MobileVersion: 'No' },
    responseElements: { ConsoleLogin: 'Success' },
    ...more,
  });

/** Calls of one service, by name. */
export function calls(service: string, ...names: readonly [string, ...string[]]): Watched {
  const eventSource = `${service}.amazonaws.com`;
  return {
    events: Object.fromEntries(
      names.map((eventName) => [eventName, event({ eventSource, eventName, readOnly: false })]),
    ),
    pattern: `{ ($.eventSource = "${eventSource}") && (${names.map((name) => `($.eventName = "${name}")`).join(' || ')}) }`,
  };
}
