import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { Change, ChangeKind } from '../../src/core/changes/change.js';
import { describeValue } from '../../src/core/config/issues.js';
import type { FaultSetting } from './fault-settings.js';
import { Problem } from './problem-details.js';

/** Validates request bodies by the schemas of openapi.yaml, so that the documented protocol is the implemented one. */
export interface RequestValidator {
  /** @throws Problem if it is not a change, or if the key is not its id */
  change(body: unknown, key: string | undefined): Change;
  /** @throws Problem if it is not a setting or a list of settings */
  settings(body: unknown): FaultSetting[];
}

interface OpenApi {
  components: {
    schemas: Record<string, object> & { Change: { discriminator: { mapping: Record<ChangeKind, string> } } };
  };
}

let loading: Promise<RequestValidator> | undefined;

/** The validator of openapi.yaml, loaded once. */
export const loadRequestValidator = (): Promise<RequestValidator> => (loading ??= load());

async function load(): Promise<RequestValidator> {
  const { components } = parse(await readFile(path.join(import.meta.dirname, 'openapi.yaml'), 'utf8')) as OpenApi;
  const ajv = new Ajv2020({ strict: false, strictNumbers: true, verbose: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'openapi', components });
  const check = (pointer: string): ValidateFunction =>
    ajv.getSchema(`openapi${pointer}`) ?? ajv.compile({ $ref: `openapi${pointer}` });
  const anyChange = check('#/components/schemas/AnyChange');
  const setting = check('#/components/schemas/Setting');
  const kinds = new Map(
    Object.entries(components.schemas.Change.discriminator.mapping).map(([kind, pointer]) => [kind, check(pointer)]),
  );
  return {
    change(body, key) {
      if (!anyChange(body)) throw new Problem('not-a-change', errorSentence(anyChange.errors));
      const { id, at, account, kind, target, value, by } = body as Change;
      if (key === undefined)
        throw new Problem('no-key', 'The request has no Idempotency-Key, which is the id of the change.');
      if (key !== id) throw new Problem('no-key', 'The Idempotency-Key of the request is not the id of the change.');
      const ofKind = kinds.get(kind);
      if (!ofKind)
        throw new Problem('unknown-kind', `This server does not know changes of kind ${describeValue(kind)}.`);
      if (!ofKind(body)) throw new Problem('faulty-value', errorSentence(ofKind.errors));
      return {
        id,
        at,
        account,
        kind,
        target,
        ...(value === undefined ? {} : { value }),
        ...(by === undefined ? {} : { by }),
      } as Change;
    },
    settings(body) {
      const all: unknown[] = Array.isArray(body) ? body : [body];
      for (const one of all) if (!setting(one)) throw new Problem('not-a-setting', errorSentence(setting.errors));
      return all as FaultSetting[];
    },
  };
}

const FORMATS: Record<string, string> = {
  date: 'a day that exists, as YYYY-MM-DD',
  'date-time': 'a moment with seconds and an offset, such as 2026-10-05T08:00:00Z',
  uuid: 'a UUID',
};
const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  object: 'an object',
};
const count = new Intl.NumberFormat('en');

/** Validation errors as a sentence. */
function errorSentence(errors: ValidateFunction['errors']): string {
  const [error] = errors ?? [];
  if (!error) return 'It cannot be read.';
  const name = `“${error.instancePath.split('/').pop() ?? ''}”`;
  const subject = error.instancePath ? name : 'It';
  const { limit, type, format, missingProperty, additionalProperty } = error.params as Record<string, string & number>;
  switch (error.keyword) {
    case 'required':
      return `“${missingProperty}” is missing.`;
    case 'additionalProperties':
      return `“${additionalProperty}” is not known here.`;
    case 'maxLength':
      return `${subject} is longer than ${count.format(limit ?? 0)} characters.`;
    case 'minLength':
      return `${subject} is empty.`;
    case 'minimum':
      return `${subject} must be at least ${limit}.`;
    case 'maximum':
      return `${subject} must be at most ${limit}.`;
    case 'type':
      return `${subject} is not ${TYPES[type ?? ''] ?? type}.`;
    case 'format':
      return `${subject} is not ${FORMATS[format ?? ''] ?? format}.`;
    case 'pattern':
      return pattern(subject, error);
    default:
      return `${subject} ${error.message ?? 'is not as it should be'}.`;
  }
}

/**
 * The message for a pattern. In openapi.yaml, a pattern either repeats a format, or requires a text that is not blank.
 */
function pattern(subject: string, { parentSchema }: ErrorObject): string {
  const format = (parentSchema as { format?: unknown } | undefined)?.format;
  return typeof format === 'string' ? `${subject} is not ${FORMATS[format]}.` : `${subject} is empty.`;
}
