import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** AWS on 127.0.0.1, as far as a test wants it: the real SDK talks to it over a real socket. */

export interface Request {
  /** The operation of a query or JSON service, else method and path. */
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
export type Handler = (request: Request, response: ServerResponse) => void;

export interface AwsServer {
  readonly url: string;
  readonly requests: readonly Request[];
  /** The environment that makes the SDK talk to it. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a server that is gone, sockets included, when the test is over. */
export async function awsServer(t: { after: (done: () => void) => void }, handler: Handler): Promise<AwsServer> {
  const requests: Request[] = [];
  const server = createServer((message, response) => {
    void text(message).then((body) => {
      const { method = '', url: path = '', headers } = message;
      const operation =
        new URLSearchParams(body).get('Action') ??
        String(headers['x-amz-target'] ?? `${method} ${path}`).replace(/^.*\./, '');
      const request = { operation, method, path, headers, body };
      requests.push(request);
      handler(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_REGION: 'us-east-1',
    AWS_MAX_ATTEMPTS: '1',
  };
  return { url, requests, env };
}

export function xml(response: ServerResponse, body: string, status = 200): void {
  response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
}

export const errorXml = (response: ServerResponse, code: string, message: string, status = 403): void =>
  xml(
    response,
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    status,
  );

const regions = ['eu-west-1', 'us-east-1'];

/** What every scan asks first. Answers nothing else: returns whether it did. */
export function answerBasics({ operation }: Request, response: ServerResponse): boolean {
  if (operation === 'GetCallerIdentity') {
    const who = '<Arn>arn:aws:iam::111122223333:user/scanner</Arn><UserId>AIDA</UserId><Account>111122223333</Account>';
    xml(
      response,
      `<GetCallerIdentityResponse><GetCallerIdentityResult>${who}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
    return true;
  }
  if (operation === 'DescribeRegions') {
    const items = regions.map(
      (name) => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`,
    );
    xml(response, `<DescribeRegionsResponse><regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`);
    return true;
  }
  return false;
}
