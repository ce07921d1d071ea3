import { globalRegistry, type $ZodChecks, type $ZodType, type $ZodTypes } from 'zod/v4/core';
import { configSchema } from '../src/core/config/schema.js';

type Def = $ZodTypes['_zod']['def'];
type Check = $ZodChecks['_zod']['def'];

/** A config as an author writes it, or as `parseConfig` returns it. */
type Direction = 'input' | 'output';

interface Named {
  /** Name of the interface; that of the input has `Input` after it where the two differ. */
  name: string;
  /** Its doc comment. */
  doc: string;
}

/** The parts of a config that have a name of their own, by their path. */
const NAMED: Readonly<Record<string, Named>> = {
  '': { name: 'Config', doc: 'A config: one customer account with its results, plan and effort.' },
  account: { name: 'Account', doc: 'The customer.' },
  'metrics[]': { name: 'Metric', doc: 'A result or a signal, with its measured values.' },
  'behaviors[]': { name: 'Behavior', doc: 'A key behaviour: what people do differently, and which results it moves.' },
  'events[]': { name: 'TimelineEvent', doc: 'Something that happened on a day.' },
  plan: { name: 'Plan', doc: 'The success plan.' },
  'plan.milestones[]': { name: 'Milestone', doc: 'A step of the success plan.' },
  'plan.roles[]': { name: 'Role', doc: 'A person or a role, of the customer or of the provider.' },
  'plan.nextPhase': { name: 'NextPhase', doc: 'The options for the time after this plan.' },
  'plan.nextPhase.options[]': { name: 'NextPhaseOption', doc: 'An option for the next phase.' },
  'effort.entries[]': { name: 'Entry', doc: 'An entry of the effort ledger; its `kind` decides its members.' },
};

/** The types of src/core/types.ts, by the path of a part that has one. */
const SHARED: Readonly<Record<string, string>> = {
  'metrics[].unit': 'Unit',
  'behaviors[].unit': 'Unit',
  'metrics[].points': 'Points',
  'metrics[].comparison.points': 'Points',
  'behaviors[].points': 'Points',
  'metrics[].period': 'Period',
  'behaviors[].cadence': 'Period',
};

/** The text of src/core/config/config-types.generated.ts. */
export function typesSource(): string {
  const declarations = new Map<string, string>();
  const shared = new Set<string>();
  for (const direction of ['output', 'input'] as const) new Writer(direction, declarations, shared).write();
  return [
    '// Made from schema.ts by `npm run generate`: change that, not this.',
    `import type { ${[...shared].sort().join(', ')} } from '../types.js';`,
    '',
    [...declarations.values()].join('\n'),
  ].join('\n');
}

const defOf = (schema: $ZodType) => (schema as $ZodTypes)._zod.def;
const descriptionOf = (schema: $ZodType): string | undefined => {
  const own = globalRegistry.get(schema)?.description;
  const def = defOf(schema);
  return own ?? ('innerType' in def ? descriptionOf(def.innerType) : undefined);
};

class Writer {
  constructor(
    private readonly direction: Direction,
    private readonly declarations: Map<string, string>,
    private readonly shared: Set<string>,
  ) {}

  write(): void {
    this.typeOf(configSchema(), '');
  }

  /** The type of a part as text; declares the named parts on the way. */
  private typeOf(schema: $ZodType, path: string): string {
    const def = defOf(schema);
    if (def.type === 'optional' || def.type === 'default') return this.typeOf(def.innerType, path);
    const shared = SHARED[path] ?? (isText(def) ? 'Text' : undefined);
    if (shared !== undefined) {
      this.shared.add(shared);
      return shared;
    }
    const named = NAMED[path];
    if (named) return this.declare(named, schema, path);
    switch (def.type) {
      case 'nullable':
        return `${this.typeOf(def.innerType, path)} | null`;
      case 'union':
        return [...new Set(def.options.map((option) => this.typeOf(option, path)))].join(' | ');
      case 'array': {
        const item = this.typeOf(def.element, `${path}[]`);
        return `${item.includes(' | ') && !item.startsWith('{') ? `(${item})` : item}[]`;
      }
      case 'record':
        return `Record<string, ${this.typeOf(def.valueType, `${path}{}`)}>`;
      case 'object':
        if (def.catchall) return fail(`a loose object at ${path}`);
        return `{\n${indented(this.members(def.shape, path))}}`;
      case 'string':
        return 'string';
      case 'number':
        return 'number';
      case 'enum':
        return Object.values(def.entries).map(quoted).join(' | ');
      case 'literal':
        return def.values.map(quoted).join(' | ');
      case 'unknown':
        return 'unknown';
      default:
        return fail(`${def.type} at ${path}`);
    }
  }

  private members(shape: Readonly<Record<string, $ZodType>>, path: string): string {
    return Object.entries(shape)
      .map(([key, schema]) => this.member(key, schema, path === '' ? key : `${path}.${key}`))
      .join('');
  }

  private member(key: string, schema: $ZodType, path: string): string {
    const { type } = defOf(schema);
    const isOptional = type === 'optional' || (type === 'default' && this.direction === 'input');
    const typeText = this.typeOf(schema, path);
    const orUndefined = isOptional && typeText !== 'unknown' ? ' | undefined' : '';
    return `${docComment(memberDoc(schema, path))}${key}${isOptional ? '?' : ''}: ${typeText}${orUndefined};\n`;
  }

  /** Declares a named part, once where its input and its output are the same. Returns its name. */
  private declare({ name, doc }: Named, schema: $ZodType, path: string): string {
    const def = defOf(schema);
    const declaration = (as: string) => {
      if (def.type === 'object') return `export interface ${as} {\n${indented(this.members(def.shape, path))}}\n`;
      if (def.type === 'union') return this.union(as, def.options, path);
      return fail(`a named ${def.type} at ${path}`);
    };
    const output = this.declarations.get(name);
    const text = docComment([doc + (name === 'Config' ? ' As `parseConfig` returns it.' : '')]) + declaration(name);
    if (this.direction === 'output' || text === output) {
      this.declarations.set(name, text);
      return name;
    }
    const inputName = `${name}Input`;
    const note =
      name === 'Config' ? ' As an author writes it: what `parseConfig` accepts.' : ' As an author writes it.';
    this.declarations.set(inputName, docComment([doc + note]) + declaration(inputName));
    return inputName;
  }

  /** A union of objects told apart by `kind`: one interface for the members they share, one a variant. */
  private union(name: string, options: readonly $ZodType[], path: string): string {
    const suffix = this.direction === 'input' ? 'Input' : '';
    const base = name.slice(0, name.length - suffix.length);
    const shapes = options.map((option) => {
      const def = defOf(option);
      return def.type === 'object' ? def.shape : fail(`a union with a ${def.type} at ${path}`);
    });
    const memberOf = (shape: Readonly<Record<string, $ZodType>>, key: string) =>
      shape[key] && this.member(key, shape[key], `${path}.${key}`);
    const [first = {}, ...others] = shapes;
    const common = Object.keys(first).filter((key) =>
      others.every((shape) => memberOf(shape, key) === memberOf(first, key)),
    );
    const only = (shape: Readonly<Record<string, $ZodType>>, isCommon: boolean) =>
      indented(
        Object.keys(shape)
          .filter((key) => common.includes(key) === isCommon)
          .map((key) => memberOf(shape, key))
          .join(''),
      );
    const baseName = `${base}Base${suffix}`;
    const variants = shapes.map((shape) => {
      const kind = shape.kind && defOf(shape.kind);
      const word = kind?.type === 'literal' ? String(kind.values[0]) : fail(`a union without a kind at ${path}`);
      return { name: `${pascalCase(word)}${base}${suffix}`, word, shape };
    });
    return [
      `export type ${name} =${variants.map((variant) => `\n  | ${variant.name}`).join('')};\n\n`,
      `/** The members of every kind of entry. */\nexport interface ${baseName} {\n${only(first, true)}}\n`,
      ...variants.map(
        ({ name: variant, word, shape }) =>
          `\n/** An entry of the kind \`${word}\`. */\nexport interface ${variant} extends ${baseName} {\n${only(shape, false)}}\n`,
      ),
    ].join('');
  }
}

/** A text, or texts by language. */
const isText = (def: Def): boolean =>
  def.type === 'union' &&
  def.options.length === 2 &&
  def.options.every((option) => ['string', 'record'].includes(defOf(option).type));

/** The lines of a member's comment: its description, its format or range, its default. */
function memberDoc(schema: $ZodType, path: string): string[] {
  const description = descriptionOf(schema) ?? (path.endsWith('.kind') ? 'The kind' : undefined);
  if (description === undefined) return fail(`a member without a description: ${path}`);
  const format = formatOf(schema);
  const def = defOf(schema);
  return [
    `${description}.${format === undefined ? '' : ` ${format}.`}`,
    ...(def.type === 'default' ? [`@default ${JSON.stringify(def.defaultValue)}`] : []),
  ];
}

/** The format of a day or an instant, or the range of a number. */
function formatOf(schema: $ZodType): string | undefined {
  const def = defOf(schema);
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
      return formatOf(def.innerType);
    case 'string': {
      const format = 'format' in def ? def.format : undefined;
      if (format === 'date') return 'As `YYYY-MM-DD`, from 1900 to 2200';
      if (format === 'datetime') return 'As ISO 8601 with an offset';
      return undefined;
    }
    case 'number': {
      const { greater_than: min, less_than: max } = checksOf(def);
      if (min === undefined || max === undefined) return fail('a number without a range');
      const isInteger = 'format' in def && def.format === 'safeint';
      return `${isInteger ? 'An integer from' : 'From'} ${number(min)} to ${number(max)}`;
    }
    default:
      return undefined;
  }
}

function checksOf(def: Def): Partial<Record<string, number>> {
  return Object.fromEntries(
    (def.checks ?? [])
      .map((check) => check._zod.def as Check)
      .flatMap((check) => ('value' in check && typeof check.value === 'number' ? [[check.check, check.value]] : [])),
  );
}

const number = (value: number): string =>
  Math.abs(value) >= 1e7 ? value.toExponential().replace('e+', 'e') : value.toLocaleString('en');
const quoted = (value: unknown): string => (typeof value === 'string' ? `'${value}'` : String(value));
const pascalCase = (word: string): string =>
  word.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

const MAX_LINE = 112; // and the indentation

/** A doc comment, on one line where it fits. */
function docComment(paragraphs: readonly string[]): string {
  const lines = paragraphs.flatMap(wrapped);
  return lines.length > 1 ? `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */\n` : `/** ${lines.join('')} */\n`;
}

function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length >= MAX_LINE) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function fail(what: string): never {
  throw new Error(`config-types-source.ts cannot write ${what}: teach it, or write the schema otherwise.`);
}
