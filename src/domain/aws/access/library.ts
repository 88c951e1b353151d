import type { Seen } from '../../access/answer.ts';
import { seen } from '../../access/answer.ts';
import { hasWildcard, setIncludes, setTouches } from '../pattern.ts';
import { parsePolicy, type PolicySource, type Statement } from '../statement.ts';

/** Statements of one document that speak of an action or of all that an action pattern means, and those that speak of a part. */
interface About {
  readonly whole: readonly Statement[];
  readonly part: readonly Statement[];
}

/** Reads each document once, and finds its statements about an action once: thousands of roles share few documents. */
export class PolicyLibrary {
  readonly #parsed = new Map<PolicySource, Seen<readonly Statement[]>>();
  readonly #about = new Map<string, Map<PolicySource, About>>();

  /** The statements of a document; that it can't be read is an answer, too. */
  statements(document: PolicySource): Seen<readonly Statement[]> {
    const known = this.#parsed.get(document) ?? seen('a policy document', () => parsePolicy(document));
    this.#parsed.set(document, known);
    return known;
  }

  /** The statements of a readable document that speak of an action. */
  about(document: PolicySource, action: string): About {
    const documents = this.#about.get(action) ?? new Map<PolicySource, About>();
    this.#about.set(action, documents);
    const known = documents.get(document) ?? this.#select(document, action.toLowerCase());
    documents.set(document, known);
    return known;
  }

  #select(document: PolicySource, action: string): About {
    const read = this.statements(document);
    if (!('value' in read)) return { whole: [], part: [] };
    const whole = read.value.filter(({ actions }) => setIncludes(actions, action));
    if (!hasWildcard(action)) return { whole, part: [] };
    return { whole, part: read.value.filter((one) => !whole.includes(one) && setTouches(one.actions, action)) };
  }
}
