/** An answer with status 2xx whose body is not whole. XML parsers take half a document for a short list. Worth another try. */
class IncompleteAnswer extends Error {
  override readonly name = 'IncompleteAnswer';
  readonly $retryable = { throttling: false };
}

/** An answer with status 2xx that no AWS service gives. XML parsers take a web page for an empty list. */
class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/**
 * Throw `IncompleteAnswer` or `WrongAnswer` unless a successful answer is a whole document of an API. Every read operation answers with one, so an
 * empty body is half an answer too. JSON is left to its parser, which refuses halves.
 */
export function assertWhole(body: Uint8Array, contentType: string | undefined): void {
  if (body.length === 0) throw new IncompleteAnswer('The answer is empty');
  const start = new TextDecoder().decode(body.subarray(0, 400)).trimStart();
  if (/^<(?:!doctype )?html\b/i.test(start))
    throw new WrongAnswer('The answer is a web page: a proxy or a sign-in page stands between');
  // S3 hands out policies, which are JSON, as they are.
  const isXml = start.startsWith('<') || (contentType?.includes('xml') && !start.startsWith('{'));
  if (!isXml) return;
  const root = /^(?:<\?[^>]*\?>\s*)*<([^\s/>]+)/.exec(start)?.[1];
  const end = new TextDecoder().decode(body.subarray(-200)).trimEnd();
  const closed =
    root !== undefined &&
    (end.endsWith(`</${root}>`) || new RegExp(`^<${escape(root)}[^>]*/>$`).test(end.slice(end.lastIndexOf('<'))));
  if (!closed) throw new IncompleteAnswer('The answer breaks off in the middle');
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
