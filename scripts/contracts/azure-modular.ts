/**
 * Reads a management client of the newer, modular kind. It has no mappers: for each model there is a function that turns
 * the wire's object into the client's, and type declarations say what the client's properties are.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Operation } from '../../test/contracts/contract.ts';
import type { Model, Reference, Shape } from '../../test/contracts/shape.ts';
import type { ClientContract } from './contract-file.ts';
import { declarationsIn, literalsIn } from './declarations.ts';
import type { Declarations } from './declarations.ts';
import { Draft } from './draft.ts';

/** @param source the folder of the client's ES modules */
export function readModular(source: string): ClientContract {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).sort();
  const modules = files.filter((file) => file.endsWith('models.js')).map((file) => join(source, file));
  const client = new Client(modules);
  const operations = files
    .filter((file) => basename(file) === 'operations.js')
    .flatMap((file) => operationsIn(join(source, file), client));
  return { operations, models: client.models() };
}

/** `_xSend` has the path and the verb, `_xDeserialize` says which function reads the answer. */
function operationsIn(file: string, client: Client): Operation[] {
  const text = readFileSync(file, 'utf8');
  const imports = importsIn(file, text);
  const functions = functionsIn(text);
  return [...functions].flatMap(([name, body]) => {
    const [, action] = /^_(.+)Send$/.exec(name) ?? [];
    const template = /expandUrlTemplate\("([^"]+)"/.exec(body)?.[1];
    const method = /\.path\(\w+\)\.(\w+)\(/.exec(body)?.[1];
    const reader = /return (\w+)\(result\.body\);/.exec(functions.get(`_${action}Deserialize`) ?? '')?.[1];
    if (template === undefined || method === undefined || reader === undefined) return [];
    const apiVersion = /"api%2Dversion": (?:[\w.]+ \?\? )?"([^"]+)"/.exec(body)?.[1];
    const path = template.replace(/\{\?[^}]*\}$/, '').replaceAll('{+', '{');
    const answer = client.shapeOf(imports.get(reader) ?? file, reader);
    return [{ method: method.toUpperCase(), path, ...(apiVersion !== undefined && { apiVersion }), answer }];
  });
}

/** The functions at the top level, by name. */
const functionsIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^export (?:async )?function ([\w$]+)\([^\n]*\{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => [
      name!,
      body!,
    ]),
  );

/** The module that each imported function comes from. */
function importsIn(file: string, text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/^import \{([^}]*)\} from "(\.[^"]+)";/gm)].flatMap(([, names, from]) =>
      names!.split(',').map((name): [string, string] => [name.trim(), join(dirname(file), from!)]),
    ),
  );
}

interface Module {
  readonly functions: ReadonlyMap<string, string>;
  readonly imports: ReadonlyMap<string, string>;
  readonly declarations: Declarations;
  /** The interface that a function answers. */
  readonly interfaces: ReadonlyMap<string, string>;
}

class Client {
  readonly #modules: ReadonlyMap<string, Module>;
  readonly #names = new Map<string, string>();
  readonly #models = new Map<string, Shape>();

  constructor(files: readonly string[]) {
    const declared = new Map(files.map((file) => [file, readFileSync(file.replace(/\.js$/, '.d.ts'), 'utf8')]));
    this.#modules = new Map(
      files.map((file) => {
        const own = declared.get(file)!;
        const others = files.filter((other) => other !== file).map((other) => declared.get(other));
        return [file, moduleOf(file, own, [...others, own].join('\n'))];
      }),
    );
  }

  /** Every model that a shape answered so far has led to. */
  models(): Record<string, Shape> {
    return Object.fromEntries(this.#models);
  }

  /** The shape that a function of a module reads. */
  shapeOf(file: string, name: string): Shape {
    const [home, body] = this.#bodyOf(file, name);
    const item = /(?:return|\? item\[key\] :) (\w+Deserializer\w*)\(item(?:\[key\])?\);/.exec(body)?.[1];
    if (item !== undefined && body.includes('result.map(')) return [this.shapeOf(home, item)];
    if (item !== undefined && body.includes('Object.keys(item).map(')) return { map: this.shapeOf(home, item) };
    return this.#reference(home, name, body);
  }

  /** A function's module and body, which may be imported. */
  #bodyOf(file: string, name: string): [string, string] {
    const { functions, imports } = this.#modules.get(file)!;
    const body = functions.get(name);
    return body === undefined ? this.#bodyOf(imports.get(name)!, name) : [file, body];
  }

  #reference(file: string, name: string, body: string): Reference {
    const modelName = this.#nameOf(file, name);
    if (!this.#models.has(modelName)) {
      this.#models.set(modelName, 'any');
      this.#models.set(modelName, this.#modelOf(file, name, body));
    }
    return `#${modelName}`;
  }

  /** After the function; with the module's folder where two modules have one of that name. */
  #nameOf(file: string, name: string): string {
    const known = this.#names.get(`${file} ${name}`);
    if (known !== undefined) return known;
    const plain = name.replace('Deserializer', '').replace(/[a-z]/, (first) => first.toUpperCase());
    const taken = new Set(this.#names.values());
    const chosen = taken.has(plain) ? `${plain}.${basename(dirname(file))}` : plain;
    if (taken.has(chosen)) throw new Error(`Two models would have the name ${chosen}`);
    this.#names.set(`${file} ${name}`, chosen);
    return chosen;
  }

  #modelOf(file: string, name: string, body: string): Model {
    const key = /switch \(item\["([^"]+)"\]\)/.exec(body)?.[1];
    if (key !== undefined) return this.#unionOf(file, key, body);
    const draft = new Draft();
    this.#read(file, body, this.#modules.get(file)!.interfaces.get(name), [], draft);
    return { ...draft.finished(), ...(body.includes('serializeRecord(') && { additional: 'any' }) };
  }

  #unionOf(file: string, key: string, body: string): Model {
    const cases = [...body.matchAll(/case "([^"]+)":\s+return (\w+)\(item\);/g)];
    const values = cases.map(([, value, reader]) => [value!, this.shapeOf(file, reader!)]);
    return { properties: {}, by: { key, values: Object.fromEntries(values) } };
  }

  /** Reads the entries `name: … item["wire name"] …` of the object that a function makes. */
  #read(file: string, body: string, interfaceName: string | undefined, above: readonly string[], draft: Draft): void {
    const { declarations } = this.#modules.get(file)!;
    for (const entry of body.split(/^ {8}(?=\S)/m).slice(1)) {
      const wireName = /item\["([^"]+)"\]/.exec(entry)?.[1];
      const reader = /(\w+Deserializer\w*)\(item\[/.exec(entry)?.[1];
      if (wireName === undefined) continue;
      if (entry.startsWith('...')) {
        const [home, inner] = this.#bodyOf(file, reader!);
        this.#read(home, inner, interfaceName, [...above, wireName], draft);
        continue;
      }
      const name = /^"?([\w.@$-]+)"?:/.exec(entry)![1]!;
      const declared = interfaceName === undefined ? undefined : declarations.property(interfaceName, name);
      const shape = reader === undefined ? this.#plainShape(file, declared?.type) : this.shapeOf(file, reader);
      draft.add([...above, wireName], shape, declared?.isOptional === false);
    }
  }

  /** The shape of what the client takes over as it is, or only makes a `Date` of. */
  #plainShape(file: string, declared: string | undefined): Shape {
    if (declared === undefined) return 'any';
    const dictionary = /^Record<string, (.+)>$/.exec(declared);
    if (dictionary) return { map: this.#plainShape(file, dictionary[1]) };
    if (declared.endsWith('[]')) return [this.#plainShape(file, declared.slice(0, -2))];
    if (declared.startsWith('"')) return { enum: literalsIn(declared) };
    if (declared === 'string' || declared === 'boolean' || declared === 'number') return declared;
    if (declared === 'Date') return 'date-time';
    const values = this.#modules.get(file)!.declarations.enums.get(declared);
    return values === undefined ? 'any' : { enum: values };
  }
}

function moduleOf(file: string, own: string, all: string): Module {
  const text = readFileSync(file, 'utf8');
  const answers = [...own.matchAll(/^export declare function (\w+)\(item: any\): (\w+);/gm)];
  return {
    functions: functionsIn(text),
    imports: importsIn(file, text),
    declarations: declarationsIn(all),
    interfaces: new Map(answers.map(([, name, answer]) => [name!, answer!])),
  };
}
