import { toJSONSchema } from 'zod/v4/core';
import { configSchema } from './schema.js';

/** The JSON Schema (draft-07) that `$schema` points to: for editors. Made at build time, never in the browser. */
export const jsonSchema = (): object => ({
  title: 'Waymark config',
  description: 'One customer account: results, plan and effort.',
  ...toJSONSchema(configSchema(), { target: 'draft-7', io: 'input' }),
});
