import type { Seen } from '../../access/answer.ts';
import { seen } from '../../access/answer.ts';
import { hasWildcard, setIncludes, setTouches } from '../pattern.ts';
import { parsePolicy, type PolicySource, type Statement } from '../statement.ts';

/** Statements of one document, by effect. */
interface ByEffect {
  readonly Allow: readonly Statement[];
  readonly Deny: readonly Statement[];
}

/** Reads each document once, and finds its statements about an action once: thousands of roles share few documents. */
export class PolicyLibrary {
  readonly #parsed = new Map<PolicySource, Seen<readonly Statement[]>>();
  readonly #about = new Map<string, Map<PolicySource, ByEffect>>();

  /** The statements of a document; that it can't be read is an answer, too. */
  statements(document: PolicySource): Seen<readonly Statement[]> {
    const known = this.#parsed.get(document) ?? seen('a policy document', () => parsePolicy(document));
    this.#parsed.set(document, known);
    return known;
  }

  /**
   * The statements of a readable document that speak of an action. Of an action pattern: an Allow of all it means, and a Deny
   * of any of it.
   */
  about(document: PolicySource, action: string): ByEffect {
    const documents = this.#about.get(action) ?? new Map<PolicySource, ByEffect>();
    this.#about.set(action, documents);
    const known = documents.get(document) ?? this.#select(document, action);
    documents.set(document, known);
    return known;
  }

  #select(document: PolicySource, action: string): ByEffect {
    const read = this.statements(document);
    if (!('value' in read)) return { Allow: [], Deny: [] };
    const wanted = action.toLowerCase();
    const isDenied = hasWildcard(wanted) ? setTouches : setIncludes;
    return {
      Allow: read.value.filter(({ effect, actions }) => effect === 'Allow' && setIncludes(actions, wanted)),
      Deny: read.value.filter(({ effect, actions }) => effect === 'Deny' && isDenied(actions, wanted)),
    };
  }
}
