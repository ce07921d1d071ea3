import * as z from 'zod/mini';
import { toJSONSchema } from 'zod/v4/core';
import { isRecord } from '../core/types.js';
import { jsonSchema } from '../core/config/json-schema.js';
import { playbookOnly, privateNotes, provenSchema, sourceSchemas } from './playbook.js';

type Schema = Record<string, unknown>;

const unwrap = (schema: z.ZodMiniType): Schema => {
  const { $schema: _, ...rest } = toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return rest;
};

/**
 * The JSON Schema of a partial config: nothing is required but the `id` of list items, `null` deletes a value of the
 * layer below, and an item may have `remove: true`.
 */
function partial(schema: unknown, isItem = false): unknown {
  if (!isRecord(schema)) return schema;
  const { required, properties, items, anyOf, oneOf, default: _, ...rest } = schema;
  const parts = (list: unknown): unknown =>
    Array.isArray(list) ? list.map((one: unknown) => partial(one, isItem)) : list;
  const out: Schema = { ...rest };
  if (isRecord(properties)) {
    out.properties = {
      ...Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, nullable(partial(value))])),
      ...(isItem && 'id' in properties
        ? {
            id: properties.id,
            remove: { type: 'boolean', const: true, description: 'Removes the item of the layer below' },
          }
        : {}),
    };
    if (isItem && Array.isArray(required) && required.includes('id')) out.required = ['id'];
    else if (isItem && required !== undefined && !('id' in properties)) out.required = required;
  } else if (required !== undefined) out.required = required;
  if (items !== undefined) out.items = Array.isArray(items) ? items : partial(items, true);
  if (anyOf !== undefined) out.anyOf = parts(anyOf);
  // an item with only an id may match several kinds
  if (oneOf !== undefined) out.anyOf = parts(oneOf);
  return out;
}

const nullable = (schema: unknown): Schema => ({
  ...(isRecord(schema) && 'description' in schema ? { description: schema.description } : {}),
  anyOf: [schema, { type: 'null', description: 'Deletes what the layer below says' }],
});

/** The schema of a partial config, and its properties. */
function partialConfig(): { schema: Schema; properties: Record<string, Schema> } {
  const schema = partial(jsonSchema()) as Schema;
  return { schema, properties: schema.properties as Record<string, Schema> };
}

/** The JSON Schema (draft-07) of an account file. */
export function accountJsonSchema(): object {
  const { schema, properties } = partialConfig();
  return {
    ...schema,
    title: 'Waymark account file',
    description: 'What is one customer’s own: a part of a config that builds on a playbook.',
    properties: {
      extends: { type: 'string', minLength: 1, description: 'The playbook that it builds on, relative to this file' },
      ...properties,
      private: unwrap(privateNotes()),
    },
  };
}

/** The JSON Schema (draft-07) of a playbook. */
export function playbookJsonSchema(): object {
  const { schema, properties } = partialConfig();
  const due = {
    type: 'string',
    pattern: '^(?:\\d{4}-\\d{2}-\\d{2}|(?:go-live|renewal)(?:[+-]\\d{1,4}[dwm])?)$',
    description: 'A day, or one relative to go-live or renewal, such as renewal-90d',
  };
  const text = JSON.stringify({
    ...schema,
    title: 'Waymark playbook',
    description: 'The standard of a vendor: a part of a config for many customers.',
    properties: { ...properties, ...(unwrap(z.object(playbookOnly())).properties as object) },
    required: ['playbook', 'id'],
  });
  // due days may be relative to the account's days, and every series may come from a source for all accounts
  return JSON.parse(text, (key, value: unknown) => {
    if (key !== 'properties' || !isRecord(value)) return value;
    const next = { ...value };
    if ('due' in next) next.due = due;
    if (isRecord(next.points)) next.points = { anyOf: [next.points, ...sourceSchemas().map(unwrap)] };
    if ('direction' in next && 'baseline' in next) next.proven = unwrap(provenSchema());
    return next;
  }) as object;
}
