import type { Request } from './request.ts';

/** Values of one key: none means that the key is known to be absent. */
type Values = readonly string[];

/** The context of a request: what was given, and what caller and resource tell by themselves. */
export class RequestContext {
  readonly #values = new Map<string, Values>();
  readonly #complete: readonly string[];

  constructor({ caller, owner, context, complete = [] }: Request) {
    for (const [key, values] of Object.entries(impliedBy(caller, owner))) this.#values.set(key, values);
    for (const [key, values] of Object.entries(context)) this.#values.set(key.toLowerCase(), values);
    this.#complete = complete.map((prefix) => prefix.toLowerCase());
  }

  /** By key in lower case. Undefined: nobody said. */
  get(key: string): Values | undefined {
    return this.#values.get(key) ?? (this.#complete.some((prefix) => key.startsWith(prefix)) ? [] : undefined);
  }
}

/**
 * The keys that every request carries by who calls and whose the resource is
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html and, of `aws:PrincipalType` and
 * `aws:userid`, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable).
 */
function impliedBy({ kind, arn, session, uniqueId, account }: Request['caller'], owner: string | null) {
  const isAnonymous = kind === 'anonymous' || kind === 'federated';
  const isService = kind === 'service';
  const isPrincipal = !isAnonymous && !isService;
  const isUser = kind === 'user';
  const implied: Record<string, Values> = {
    'aws:principalarn': isPrincipal ? [kind === 'federated-user' ? (session ?? arn) : arn] : [],
    'aws:principalaccount': isPrincipal && account !== null ? [account] : [],
    'aws:username': isUser ? [arn.slice(arn.lastIndexOf('/') + 1)] : [],
    ...(isPrincipal || isService ? { 'aws:principalisawsservice': [String(isService)] } : {}),
    ...(isAnonymous ? { 'aws:principalisawsservice': [] } : {}),
    'aws:principalservicename': isService ? [arn] : [],
    'aws:principaltype': principalTypes[kind],
  };
  if (isUser && uniqueId !== undefined) implied['aws:userid'] = [uniqueId];
  if (kind === 'root' && account !== null) implied['aws:userid'] = [account];
  if (isAnonymous) implied['aws:principalorgid'] = [];
  if (!isService) for (const key of onlyFromServices) implied[key] = [];
  if (owner !== null) implied['aws:resourceaccount'] = [owner];
  return implied;
}

const principalTypes: Readonly<Record<Request['caller']['kind'], Values>> = {
  root: ['Account'],
  user: ['User'],
  role: ['AssumedRole'],
  'service-linked-role': ['AssumedRole'],
  'federated-user': ['FederatedUser'],
  service: [],
  federated: [],
  anonymous: ['Anonymous'],
};

/** Keys that name on whose behalf a service calls. */
const onlyFromServices = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'];

/** A pattern or value of a policy after its variables were put in. */
export type Resolved =
  | { readonly text: string }
  /** A variable without value: it is equal to nothing. */
  | { readonly text: undefined; readonly missing?: string };

/** Stand for the characters themselves where a pattern is meant, so that what a variable brings is no wildcard. */
const LITERAL: Readonly<Record<string, string>> = { '*': '\uE000', '?': '\uE001' };

/** A text as it has to be spelt to be compared with a resolved pattern. */
export const literal = (text: string): string =>
  /[*?]/.test(text) ? text.replaceAll(/[*?]/g, (c) => LITERAL[c]!) : text;

/**
 * Put values in the place of policy variables
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 *
 * @param asPattern whether wildcards mean something in the text, so that those out of variables have to be kept apart.
 */
export function resolve(text: string, context: RequestContext, asPattern: boolean): Resolved {
  if (!text.includes('${')) return { text };
  let lost: { readonly missing?: string } | undefined;
  const put = (value: string) => (asPattern ? literal(value) : value);
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (/^[*?$]$/.test(inside)) return put(inside);
    const { key, fallback } = variableOf(inside);
    const values = context.get(key.toLowerCase());
    if (values?.length === 1) return put(values[0]!);
    if (values === undefined) lost = { missing: key };
    else if (fallback === undefined) lost ??= {};
    return put(fallback ?? '');
  });
  return lost ? { text: undefined, ...lost } : { text: filled };
}

/** `aws:PrincipalTag/team, 'none'`: the key, and what stands in for it. */
function variableOf(inside: string): { readonly key: string; readonly fallback?: string } {
  const [, key, fallback] = /^([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/s.exec(inside) ?? [];
  return { key: (key ?? inside).trim(), ...(fallback === undefined ? {} : { fallback }) };
}
