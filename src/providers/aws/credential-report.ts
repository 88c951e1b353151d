import { setTimeout } from 'node:timers/promises';
import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam';
import { absent } from '../../collector.ts';
import { parseCredentialReport, type ReportRow } from '../../domain/aws/credential-report.ts';
import type { Aws } from './aws.ts';
import { untilReady } from './poll.ts';

/** What making a report takes. */
export interface ReportMaker {
  /** Start, or hear how far it is: `COMPLETE` when there is one of the last four hours. */
  readonly generate: () => Promise<string | undefined>;
  /** The report's text; `null` where there is none after all. */
  readonly fetch: () => Promise<string | null>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** The text of a report that is at most four hours old, made where there is none. Gives up after a minute and a half. */
export const freshReport = ({ generate, fetch, wait }: ReportMaker): Promise<string> =>
  untilReady('The credential report', async () => ((await generate()) === 'COMPLETE' ? fetch() : null), wait);

/** The account's credential report, asked for once in a scan. */
export const credentialReport = (aws: Aws): Promise<readonly ReportRow[]> =>
  aws.once('iam:credential-report', async () => {
    const iam = aws.client(IAMClient);
    const text = await freshReport({
      generate: () => iam.send(new GenerateCredentialReportCommand({})).then(({ State }) => State),
      fetch: () =>
        iam
          .send(new GetCredentialReportCommand({}))
          .then(
            ({ Content }) => new TextDecoder().decode(Content),
            absent(
              'CredentialReportNotPresentException',
              'CredentialReportNotReadyException',
              'CredentialReportExpiredException',
            ),
          ),
      wait: (milliseconds) => setTimeout(milliseconds, undefined, { signal: aws.signal }),
    });
    return parseCredentialReport(text);
  });
