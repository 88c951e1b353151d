/** What the type declarations of a management client say: the known values of enums, and properties' types. */
export interface Declarations {
  /** By the enum's name; the values in the vendor's order. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** A property of an interface, its own or one of an interface that it extends. */
  property(interfaceName: string, name: string): Property | undefined;
  /** Whether an interface extends another, directly or not. */
  extendsOther(interfaceName: string, other: string): boolean;
}

interface Property {
  /** As written, without `| null`. */
  readonly type: string;
  readonly isOptional: boolean;
}

interface Interface {
  readonly parents: readonly string[];
  readonly properties: ReadonlyMap<string, Property>;
}

const enumPattern = /^export declare enum Known(\w+) \{([\s\S]*?)^\}/gm;
const memberPattern = /^ +\w+ = "(.*)",?$/gm;
const unionPattern = /^export (?:declare )?type (\w+) = ("[^;]*");$/gm;
const interfacePattern = /^export interface (\w+)(?: extends ([^{]+?))? \{(\}|[\s\S]*?^\})/gm;
/** How older clients write an interface that extends others. */
const intersectionPattern = /^export (?:declare )?type (\w+) = ([\w &]+?) & \{(\}|[\s\S]*?^\})/gm;
const propertyPattern =
  /^ {4}(?:readonly )?"?([\w.@$]+)"?(\?)?: (?:\{\s+\[propertyName: string\]: ([^;]+);\s+\}|([^;{]+));$/gm;

export function declarationsIn(text: string): Declarations {
  const interfaces = interfacesIn(text);
  return { enums: enumsIn(text), property, extendsOther };

  function property(interfaceName: string, name: string): Property | undefined {
    const found = interfaces.get(interfaceName);
    return found?.properties.get(name) ?? found?.parents.map((parent) => property(parent, name)).find(Boolean);
  }

  function extendsOther(name: string, other: string): boolean {
    return interfaces.get(name)?.parents.some((parent) => parent === other || extendsOther(parent, other)) ?? false;
  }
}

/** The values of a union of string literals. */
export const literalsIn = (union: string): string[] => [...union.matchAll(/"([^"]*)"/g)].map(([, value]) => value!);

function enumsIn(text: string): Map<string, string[]> {
  const open = [...text.matchAll(enumPattern)].map(([, name, body]): [string, string[]] => [
    name!,
    [...body!.matchAll(memberPattern)].map(([, value]) => value!),
  ]);
  const closed = [...text.matchAll(unionPattern)].map(([, name, union]): [string, string[]] => [
    name!,
    literalsIn(union!),
  ]);
  // Enums of numbers have no member that the pattern finds.
  return new Map([...closed, ...open].filter(([, values]) => values.length > 0));
}

function interfacesIn(text: string): Map<string, Interface> {
  return new Map(
    [...text.matchAll(interfacePattern), ...text.matchAll(intersectionPattern)].map(
      ([, name, parents, body]): [string, Interface] => [
        name!,
        { parents: parents?.split(/[,&]/).map((parent) => parent.trim()) ?? [], properties: propertiesIn(body!) },
      ],
    ),
  );
}

function propertiesIn(body: string): Map<string, Property> {
  return new Map(
    [...body.matchAll(propertyPattern)].map(([, name, optional, inDictionary, plain]): [string, Property] => [
      name!,
      { type: (inDictionary ?? plain)!.replace(' | null', ''), isOptional: optional === '?' },
    ]),
  );
}
