import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Change, ChangeKind } from '../../src/changes/change.js';
import { describeValue } from '../../src/config/issues.js';
import type { Setting } from './behavior.js';
import { Problem } from './problem.js';

/** Checks what is sent by the schemas of openapi.yaml, so that what is written down is what is asked for. */
export interface Protocol {
  /** @throws Problem where it is not a change, or its key is another */
  change(body: unknown, key: string | undefined): Change;
  /** @throws Problem where it is not a setting, or several */
  settings(body: unknown): Setting[];
}

interface OpenApi {
  components: { schemas: Record<string, object> & { Change: { discriminator: { mapping: Record<ChangeKind, string> } } } };
}

let reading: Promise<Protocol> | undefined;

/** The protocol as openapi.yaml says, read once. */
export const readProtocol = (): Promise<Protocol> => (reading ??= read());

async function read(): Promise<Protocol> {
  const { components } = parse(await readFile(path.join(import.meta.dirname, 'openapi.yaml'), 'utf8')) as OpenApi;
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, verbose: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'openapi', components });
  const check = (pointer: string): ValidateFunction => ajv.getSchema(`openapi${pointer}`) ?? ajv.compile({ $ref: `openapi${pointer}` });
  const anyChange = check('#/components/schemas/AnyChange');
  const setting = check('#/components/schemas/Setting');
  const kinds = new Map(Object.entries(components.schemas.Change.discriminator.mapping).map(([kind, pointer]) => [kind, check(pointer)]));
  return {
    change(body, key) {
      if (!anyChange(body)) throw new Problem('not-a-change', sentence(anyChange.errors));
      const { id, at, account, kind, target, value, by } = body as Change;
      if (key === undefined) throw new Problem('no-key', 'The request has no Idempotency-Key, which is the id of the change.');
      if (key !== id) throw new Problem('no-key', 'The Idempotency-Key of the request is not the id of the change.');
      const ofKind = kinds.get(kind);
      if (!ofKind) throw new Problem('unknown-kind', `This server does not know changes of kind ${describeValue(kind)}.`);
      if (!ofKind(body)) throw new Problem('faulty-value', sentence(ofKind.errors));
      return { id, at, account, kind, target, ...(value === undefined ? {} : { value }), ...(by === undefined ? {} : { by }) } as Change;
    },
    settings(body) {
      const all: unknown[] = Array.isArray(body) ? body : [body];
      for (const one of all) if (!setting(one)) throw new Problem('not-a-setting', sentence(setting.errors));
      return all as Setting[];
    },
  };
}

const FORMATS: Record<string, string> = { 'date': 'a day that exists, as YYYY-MM-DD', 'date-time': 'a moment with seconds and an offset, such as 2026-10-05T08:00:00Z', 'uuid': 'a UUID' };
const TYPES: Record<string, string> = { string: 'a text', number: 'a number', integer: 'a whole number', object: 'an object' };
const count = new Intl.NumberFormat('en');

/** What a schema complains of, in words. */
function sentence(errors: ValidateFunction['errors']): string {
  const [error] = errors ?? [];
  if (!error) return 'It cannot be read.';
  const name = `“${error.instancePath.split('/').pop() ?? ''}”`;
  const subject = error.instancePath ? name : 'It';
  const { limit, type, format, missingProperty, additionalProperty } = error.params as Record<string, string & number>;
  switch (error.keyword) {
    case 'required': return `“${missingProperty}” is missing.`;
    case 'additionalProperties': return `“${additionalProperty}” is not known here.`;
    case 'maxLength': return `${subject} is longer than ${count.format(limit ?? 0)} characters.`;
    case 'minLength': return `${subject} is empty.`;
    case 'minimum': return `${subject} must be at least ${limit}.`;
    case 'maximum': return `${subject} must be at most ${limit}.`;
    case 'type': return `${subject} is not ${TYPES[type ?? ''] ?? type}.`;
    case 'format': return `${subject} is not ${FORMATS[format ?? ''] ?? format}.`;
    case 'pattern': return pattern(subject, error);
    default: return `${subject} ${error.message ?? 'is not as it should be'}.`;
  }
}

/** A pattern stands beside a format that says the same in words, or wants something that is not blank. */
function pattern(subject: string, { parentSchema }: ErrorObject): string {
  const format = (parentSchema as { format?: unknown } | undefined)?.format;
  return typeof format === 'string' ? `${subject} is not ${FORMATS[format]}.` : `${subject} is empty.`;
}
