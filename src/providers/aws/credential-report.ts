import { setTimeout } from 'node:timers/promises';
import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam';
import { absent } from '../../collector.ts';
import { parseCredentialReport, type ReportRow } from '../../domain/aws/credential-report.ts';
import type { Aws } from './aws.ts';

/** What making a report takes. */
export interface ReportMaker {
  /** Start, or hear how far it is: `COMPLETE` when there is one of the last four hours. */
  readonly generate: () => Promise<string | undefined>;
  /** The report's text; `null` where there is none after all. */
  readonly fetch: () => Promise<string | null>;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** Large accounts take a minute; pauses grow from one second to ten. */
const pauses = [1, 1, 2, 2, 3, 5, 5, 10, 10, 10, 10, 10, 10, 10].map((seconds) => seconds * 1000);

/** Classified as a time-out: the report may be there the next time. */
class ReportNotReady extends Error {
  override readonly name = 'TimeoutError';
}

/** The text of a report that is at most four hours old, made where there is none. Gives up after a minute and a half. */
export async function freshReport({ generate, fetch, wait }: ReportMaker): Promise<string> {
  for (const pause of [0, ...pauses]) {
    if (pause > 0) await wait(pause);
    const report = (await generate()) === 'COMPLETE' ? await fetch() : null;
    if (report !== null) return report;
  }
  throw new ReportNotReady('The credential report was still being made');
}

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
