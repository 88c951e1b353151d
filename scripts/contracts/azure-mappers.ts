/**
 * Reads a management client that has mappers. Such a client holds three descriptions of the same answers: mappers (wire
 * names, types, what is required), operation specifications (paths, api-versions, which mapper an answer has) and type
 * declarations (the values of open enums).
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../test/contracts/contract.ts';
import type { Kind, Model, Reference, Shape } from '../../test/contracts/shape.ts';
import type { ClientContract } from './contract-file.ts';
import { declarationsIn, literalsIn } from './declarations.ts';
import type { Declarations } from './declarations.ts';
import { Draft } from './draft.ts';

interface Mapper {
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly nullable?: boolean;
  readonly isConstant?: boolean;
  readonly defaultValue?: unknown;
  readonly type: MapperType;
}

interface MapperType {
  readonly name: string;
  readonly className?: string;
  readonly allowedValues?: readonly string[];
  readonly element?: Mapper;
  readonly value?: Mapper;
  readonly additionalProperties?: { readonly type: MapperType };
  readonly uberParent?: string;
  readonly polymorphicDiscriminator?: { readonly serializedName: string; readonly clientName: string };
  readonly modelProperties?: Readonly<Record<string, Mapper>>;
}

interface OperationSpec {
  readonly path: string;
  readonly httpMethod: string;
  readonly queryParameters?: readonly ({ readonly mapper: Mapper } | undefined)[];
  readonly responses: Readonly<Record<string, { readonly bodyMapper?: Mapper }>>;
}

/** Mappers' names of types that are written otherwise in a contract. */
const kinds: Readonly<Record<string, Kind>> = {
  Boolean: 'boolean',
  Number: 'number',
  UnixTime: 'number',
  String: 'string',
  Uuid: 'string',
  TimeSpan: 'string',
  DateTimeRfc1123: 'string',
  DateTime: 'date-time',
  Date: 'date',
  ByteArray: 'base64',
  Base64Url: 'base64',
  Object: 'any',
  any: 'any',
};

/** @param source the folder of the client's ES modules */
export function readMappers(source: string): ClientContract {
  const { discriminators, ...mappers } = mappersIn(readFileSync(join(source, 'models/mappers.js'), 'utf8'));
  const models = new Extraction(
    declarationsIn(readFileSync(join(source, 'models/index.d.ts'), 'utf8')),
    mappers as Record<string, Mapper>,
    (discriminators ?? {}) as Record<string, Mapper>,
  );
  return { operations: specsIn(source, mappers).flatMap((spec) => operationOf(spec, models)), models: models.all() };
}

function operationOf(spec: OperationSpec, models: Extraction): Operation[] {
  const body = spec.responses['200']?.bodyMapper;
  if (!body || body.type.name === 'Stream' || /^\/?\{nextLink\}$/.test(spec.path)) return [];
  const version = spec.queryParameters?.find((parameter) => parameter?.mapper.serializedName === 'api-version');
  return [
    {
      method: spec.httpMethod,
      path: spec.path.replace(/^\/?/, '/'),
      ...(version && { apiVersion: String(version.mapper.defaultValue) }),
      answer: models.shapeOf(body),
    },
  ];
}

function mappersIn(text: string): Record<string, unknown> {
  const body = text
    .replaceAll(/^import .*$/gm, '')
    .replaceAll(/^export (?:const|let|var) (\w+) =/gm, 'const $1 = exported.$1 =');
  const exported = {};
  // The mappers of older clients extend others with tslib's __assign and name two of the runtime's.
  // oxlint-disable-next-line typescript/no-implied-eval -- object literals of a package that the caller chose
  new Function('exported', '__assign', 'CloudErrorMapper', 'BaseResourceMapper', body)(exported, Object.assign);
  return exported;
}

function specsIn(source: string, mappers: object): OperationSpec[] {
  const parameters = apiVersionsIn(readFileSync(join(source, 'models/parameters.js'), 'utf8'));
  return modulesIn(source).flatMap((file) => {
    const blocks = readFileSync(file, 'utf8').matchAll(/^(?:const|var) \w+OperationSpec = (\{[\s\S]*?^\});/gm);
    return [...blocks].map(([, literal]) => {
      // oxlint-disable-next-line typescript/no-implied-eval -- as above
      const make = new Function(
        'Mappers',
        'Parameters',
        '__assign',
        'serializer',
        'xmlSerializer',
        `return ${literal}`,
      );
      return make(mappers, parameters, Object.assign) as OperationSpec;
    });
  });
}

/** The modules that hold operation specifications: the client's own and those of its groups. */
function modulesIn(source: string): string[] {
  const groups = existsSync(join(source, 'operations')) ? readdirSync(join(source, 'operations')) : [];
  const files = [...readdirSync(source), ...groups.map((name) => join('operations', name))];
  return files.filter((name) => name.endsWith('.js')).map((name) => join(source, name));
}

/** Of all parameters only the api-versions matter here. */
function apiVersionsIn(text: string): Record<string, { readonly mapper: Mapper }> {
  const blocks = text.matchAll(/^export (?:const|var) (apiVersion\d*) = (\{[\s\S]*?^\});/gm);
  // oxlint-disable-next-line typescript/no-implied-eval -- as above
  return Object.fromEntries([...blocks].map(([, name, literal]) => [name, new Function(`return ${literal}`)()]));
}

/** Turns mappers into shapes. */
class Extraction {
  readonly #declarations: Declarations;
  readonly #mappers: Readonly<Record<string, Mapper>>;
  readonly #discriminators: Readonly<Record<string, Mapper>>;

  constructor(
    declarations: Declarations,
    mappers: Readonly<Record<string, Mapper>>,
    discriminators: Readonly<Record<string, Mapper>>,
  ) {
    this.#declarations = declarations;
    this.#mappers = mappers;
    this.#discriminators = discriminators;
  }

  all(): Record<string, Shape> {
    const composites = Object.values(this.#mappers).filter((mapper) => mapper?.type.modelProperties);
    const models = composites.map((mapper) => [mapper.type.className!, this.#modelOf(mapper)] as const);
    const enums = [...this.#declarations.enums].map(([name, values]) => [name, { enum: values }] as const);
    return { ...Object.fromEntries(enums), ...Object.fromEntries(models) };
  }

  shapeOf(mapper: Mapper, declared?: string): Shape {
    const shape = this.#typeShape(mapper, declared);
    return mapper.nullable ? { nullable: shape } : shape;
  }

  #typeShape({ type, isConstant, defaultValue }: Mapper, declared: string | undefined): Shape {
    if (type.name === 'Composite') return `#${type.className}`;
    if (type.name === 'Sequence') return [this.shapeOf(type.element!, declared)];
    if (type.name === 'Dictionary') return { map: this.shapeOf(type.value!, declared) };
    if (declared !== undefined && this.#declarations.enums.has(declared)) return `#${declared}`;
    if (declared?.startsWith('"') && type.name === 'String') return { enum: literalsIn(declared) };
    if (type.name === 'Enum') return { enum: type.allowedValues! };
    if (isConstant && type.name === 'String') return { enum: [String(defaultValue)] };
    const kind = kinds[type.name];
    if (kind === undefined) throw new Error(`A mapper type that this command does not know: ${type.name}`);
    return kind;
  }

  #modelOf(mapper: Mapper): Model {
    const { className, modelProperties, additionalProperties } = mapper.type;
    const draft = new Draft();
    for (const [clientName, property] of Object.entries(modelProperties!)) {
      if (property.serializedName === undefined) continue;
      const declared = this.#declarations.property(className!, clientName)?.type.replaceAll('[]', '');
      const shape = this.shapeOf(property, declared);
      draft.add(wirePath(property.serializedName), shape, property.required === true);
    }
    const by = this.#discriminator(mapper);
    const additional = additionalProperties && { additional: this.#typeShape(additionalProperties, undefined) };
    return { ...draft.finished(), ...additional, ...by };
  }

  /** The models that a value of the discriminator stands for: those that extend this one. */
  #discriminator({ type }: Mapper): Pick<Model, 'by'> | undefined {
    const { className, uberParent, polymorphicDiscriminator } = type;
    if (!polymorphicDiscriminator) return undefined;
    const prefix = `${uberParent}.`;
    const values = Object.entries(this.#discriminators)
      .filter(([name]) => name.startsWith(prefix))
      .filter(
        ([, { type }]) => className === uberParent || this.#declarations.extendsOther(type.className!, className!),
      )
      .map(([name, actual]): [string, Reference] => [name.slice(prefix.length), `#${actual.type.className}`]);
    if (values.length === 0) return undefined;
    const key = wirePath(polymorphicDiscriminator.serializedName).join('.');
    return { by: { key, values: Object.fromEntries(values) } };
  }
}

/** `a.b` is b within a, but a dot after a backslash belongs to the name. */
const wirePath = (serializedName: string): string[] =>
  serializedName.split(/(?<!\\)\./).map((name) => name.replaceAll('\\', ''));
