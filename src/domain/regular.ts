/**
 * Regular expressions of strangers, matched in time that grows with pattern times text and never explodes. Understood is what
 * filters of logs are written with: literals, `.`, classes, groups, `|`, `*`, `+`, `?`, `^`, `$`, `\w \d \s` and `(?i)` in
 * front.
 */

/** From the places where a match may begin to those where it may end. */
type Step = (text: string, from: ReadonlySet<number>) => Set<number>;

const maxLength = 1000;
const maxDepth = 32;

/** Whether a pattern is found anywhere in a text; undefined when the pattern can't be read. */
export function regularMatcher(pattern: string): ((text: string) => boolean) | undefined {
  const ignoresCase = pattern.startsWith('(?i)');
  const body = ignoresCase ? pattern.slice(4) : pattern;
  if (body.length > maxLength) return undefined;
  const step = new Parser(body, ignoresCase).whole();
  if (!step) return undefined;
  return (text) => step(text, new Set(Array.from({ length: text.length + 1 }, (_, i) => i))).size > 0;
}

const classes: Readonly<Record<string, RegExp>> = {
  d: /\d/,
  D: /\D/,
  w: /\w/,
  W: /\W/,
  s: /\s/,
  S: /\S/,
};

class Unreadable extends Error {}

class Parser {
  readonly #text: string;
  readonly #ignoresCase: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: string, ignoresCase: boolean) {
    this.#text = text;
    this.#ignoresCase = ignoresCase;
  }

  whole(): Step | undefined {
    try {
      const step = this.#any();
      return this.#at === this.#text.length ? step : undefined;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #any(): Step {
    const parts = [this.#sequence()];
    while (this.#takes('|')) parts.push(this.#sequence());
    return (text, from) => new Set(parts.flatMap((part) => [...part(text, from)]));
  }

  #sequence(): Step {
    const parts: Step[] = [];
    while (this.#at < this.#text.length && !/[|)]/.test(this.#text[this.#at]!)) parts.push(this.#repeated());
    return (text, from) => parts.reduce<Set<number>>((places, part) => part(text, places), new Set(from));
  }

  #repeated(): Step {
    let step = this.#one();
    for (let sign = this.#text[this.#at] ?? ''; /^[*+?]$/.test(sign); sign = this.#text[this.#at] ?? '') {
      this.#at += 1;
      step = sign === '?' ? optional(step) : sign === '*' ? optional(repeat(step)) : repeat(step);
      // A lazy `?` finds the same texts.
      this.#takes('?');
    }
    return step;
  }

  #one(): Step {
    const sign = this.#next();
    if (sign === '(') return this.#group();
    if (sign === '[') return this.#class();
    if (sign === '.') return character(() => true);
    if (sign === '^') return (_, from) => new Set([...from].filter((place) => place === 0));
    if (sign === '$') return (text, from) => new Set([...from].filter((place) => place === text.length));
    if (sign === '\\') return character(this.#escaped());
    if (/[*+?{}\])]/.test(sign)) throw new Unreadable();
    return character(this.#is(sign));
  }

  #group(): Step {
    if (this.#takes('?') && !this.#takes(':')) throw new Unreadable();
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new Unreadable();
    const inner = this.#any();
    if (!this.#takes(')')) throw new Unreadable();
    this.#depth -= 1;
    return inner;
  }

  #class(): Step {
    const negated = this.#takes('^');
    const tests: ((sign: string) => boolean)[] = [];
    while (!this.#takes(']')) {
      const first = this.#next();
      if (first === '\\') tests.push(this.#escaped());
      else if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']') {
        this.#at += 1;
        const last = this.#next();
        tests.push((sign) => this.#cases(sign).some((one) => one >= first && one <= last));
      } else tests.push(this.#is(first));
    }
    return character((sign) => tests.some((test) => test(sign)) !== negated);
  }

  #escaped(): (sign: string) => boolean {
    const sign = this.#next();
    const known = classes[sign];
    if (known) return (one) => known.test(one);
    if (/[a-zA-Z0-9]/.test(sign)) throw new Unreadable();
    return this.#is(sign);
  }

  #is(wanted: string): (sign: string) => boolean {
    return (sign) => this.#cases(sign).includes(wanted);
  }

  #cases(sign: string): string[] {
    return this.#ignoresCase ? [sign.toLowerCase(), sign.toUpperCase()] : [sign];
  }

  #next(): string {
    const sign = this.#text[this.#at];
    if (sign === undefined) throw new Unreadable();
    this.#at += 1;
    return sign;
  }

  #takes(sign: string): boolean {
    const found = this.#text[this.#at] === sign;
    if (found) this.#at += 1;
    return found;
  }
}

const character =
  (test: (sign: string) => boolean): Step =>
  (text, from) =>
    new Set([...from].flatMap((place) => (place < text.length && test(text[place]!) ? [place + 1] : [])));

const optional =
  (step: Step): Step =>
  (text, from) =>
    new Set([...from, ...step(text, from)]);

/** Once or more: until no new place is reached. */
const repeat =
  (step: Step): Step =>
  (text, from) => {
    const reached = new Set<number>();
    for (let edge: ReadonlySet<number> = from; edge.size > 0;) {
      const next = [...step(text, edge)].filter((place) => !reached.has(place));
      for (const place of next) reached.add(place);
      edge = new Set(next);
    }
    return reached;
  };
