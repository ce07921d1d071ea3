// The public types are those of tests/types/*.api.md. `npm run api` accepts a change: the diff of the report shows it
// to a reviewer.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { apiReports, REPORTS } from '../../tools/api-report.js';

describe('the public API', { timeout: 300_000 }, () => {
  for (const [name, text] of apiReports())
    it(`is that of ${name}: else run \`npm run api\` and review its diff`, () =>
      assert.equal(text, readFileSync(path.join(REPORTS, name), 'utf8')));
});
