/** An error as Azure or Microsoft Graph answered it: `name` is its code, for example `AuthorizationFailed`. */
export class AzureError extends Error {
  readonly status: number;
  /** What would have helped, where that is something else than the asker thinks. */
  readonly permissions: readonly string[] | undefined;
  constructor(code: string, status: number, message: string, permissions?: readonly string[]) {
    super(message);
    this.permissions = permissions;
    this.name = code;
    this.status = status;
  }
}

/** An answer with status 200 that is not what any Azure API gives: half of one, a web page, a list without its list. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

interface ErrorBody {
  readonly error?: { readonly code?: unknown; readonly message?: unknown } | string;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly error_description?: unknown;
}

/** The error of an answer that is not a success. Some services put code and message one level higher. */
export function errorFrom(status: number, text: string): AzureError {
  const body = parse(text);
  const inner = typeof body.error === 'object' ? body.error : body;
  const code = typeof inner.code === 'string' && inner.code !== '' ? inner.code : `Http${status}`;
  const message = typeof inner.message === 'string' ? inner.message : `Status ${status} without an explanation`;
  return new AzureError(code, status, message);
}

function parse(text: string): ErrorBody {
  try {
    return (JSON.parse(text) ?? {}) as ErrorBody;
  } catch {
    return {};
  }
}
