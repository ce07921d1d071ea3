import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { parseConfig } from '../../src/core/config/parse.js';
import type { ReportRecord } from '../../src/authoring/report-record.js';
import { checkFiles } from '../../src/cli/commands/check.js';
import { codeFrame } from '../../src/cli/frame.js';
import { github } from '../../src/cli/formats/github.js';
import { pretty } from '../../src/cli/formats/pretty.js';
import { sarif } from '../../src/cli/formats/sarif.js';
import { colors } from '../../src/cli/output.js';
import { rerunOnChange } from '../../src/cli/watch.js';
import { folderWith, removeFolder, startWaymark, top, waymark } from './run-waymark.js';

const northwind = readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8');
const faulty = northwind.replace('"direction": "decrease"', '"direction": "decreese"');
const folders: string[] = [];
const folder = (files: Record<string, string>) => {
  const made = folderWith(files);
  folders.push(made);
  return made;
};
after(() => folders.forEach(removeFolder));

describe('waymark check', () => {
  it('names file, line, column, what was expected and found, and the remedy', async () => {
    const { records } = await checkFiles(folder({ 'a.json': faulty }), ['a.json']);
    const line = faulty.split('\n').findIndex((text) => text.includes('decreese')) + 1;
    const column = (faulty.split('\n')[line - 1] ?? '').indexOf('"decreese"') + 1;
    assert.deepEqual(records, [
      {
        rule: 'shape',
        severity: 'error',
        file: 'a.json',
        line,
        column,
        endColumn: column + '"decreese"'.length,
        path: '$.metrics[0].direction',
        account: 'northwind',
        message: 'Expected one of "increase", "decrease", "maintain", found "decreese".',
        expected: 'one of "increase", "decrease", "maintain"',
        found: '"decreese"',
        hint: 'Did you mean "decrease"?',
      },
    ]);
  });

  it('says what parseConfig says, of every fixture', async () => {
    const result = parseConfig(faulty);
    assert.equal(result.ok, false);
    const { records } = await checkFiles(top, ['tests/fixtures']);
    const named = new Set(records.map(({ file }) => file));
    for (const name of ['bad-list', 'bad-entry-kind', 'bad-as-of-day']) {
      const file = `tests/fixtures/${name}.json`;
      assert.ok(named.has(file), file);
      const parsed = parseConfig(readFileSync(path.join(top, file), 'utf8'));
      assert.deepEqual(
        records
          .filter((record) => record.file === file && record.severity === 'error')
          .map(({ path, message }) => [path, message]),
        (parsed.ok ? [] : parsed.issues).map(({ path, message }) => [path, message]),
      );
    }
  });

  it('exits with 0 where nothing is wrong, 1 where something is, 2 where it could not run', async () => {
    const made = folder({
      'good.json': northwind,
      'bad.json': faulty,
      'warns.json': northwind.replace('"version": 1', '"version": 1, "verzion": 1'),
    });
    assert.equal((await waymark(['check', 'good.json'], made)).code, 0);
    assert.equal((await waymark(['check', 'bad.json'], made)).code, 1);
    assert.equal((await waymark(['check', 'warns.json'], made)).code, 0);
    assert.equal((await waymark(['check', 'warns.json', '--max-warnings', '0'], made)).code, 1);
    const missing = await waymark(['check', 'no.json'], made);
    assert.deepEqual([missing.code, missing.err], [2, 'waymark: no.json could not be read: there is no such file.\n']);
    assert.equal((await waymark(['chekc'], made)).code, 2);
    assert.equal((await waymark(['check', 'good.json', '--format', 'xml'], made)).code, 2);
    assert.equal((await waymark(['check', 'good.json', '--max-warnings', 'few'], made)).code, 2);
  });

  it('reads the files of values beside the config', async () => {
    const config = JSON.parse(northwind) as { metrics: { points: unknown }[] };
    const first = config.metrics[0];
    assert.ok(first);
    first.points = { src: 'values.csv', value: 'days' };
    const text = JSON.stringify(config, null, 2);
    const found = async (files: Record<string, string>) =>
      (await checkFiles(folder({ 'a.json': text, ...files }), ['a.json'])).records.map(({ rule, message, hint }) => [
        rule,
        message,
        hint,
      ]);
    assert.deepEqual(await found({ 'values.csv': 'date,days\n2026-01-01,12\n' }), []);
    assert.deepEqual(await found({}), [
      ['load', 'values.csv could not be read: there is no such file.', 'Expected at values.csv.'],
    ]);
    assert.deepEqual(await found({ 'values.csv': 'date,dais\n2026-01-01,12\n' }), [
      ['load', 'values.csv has no column "days", only "date", "dais".', 'Did you mean "dais"?'],
    ]);
  });

  it('points at the place where JSON ends to be JSON, and where YAML does', async () => {
    const made = folder({
      'a.json': '{\n  "version": 1,\n}',
      'b.yaml': 'version: 1\nname: Target: 5 days\n',
      'c.yaml': '',
    });
    const { records } = await checkFiles(made, ['a.json', 'b.yaml', 'c.yaml']);
    assert.deepEqual(
      records.map(({ file, line, rule, hint }) => [file, line, rule, hint]),
      [
        ['a.json', 3, 'syntax', undefined],
        ['b.yaml', 2, 'syntax', 'A text with a colon and a space in it must stand in quotes.'],
        ['c.yaml', undefined, 'syntax', 'Expected keys with values.'],
      ],
    );
  });

  it('checks again when a file has changed', async () => {
    const made = folder({ 'a.json': northwind });
    const child = startWaymark(['check', 'a.json', '--watch'], made);
    let out = '';
    const said = (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => out.includes(text) && resolve();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        look();
      });
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (out += data.toString()));
    try {
      await said('Watching one file;');
      writeFileSync(path.join(made, 'a.json'), faulty);
      await said('Did you mean "decrease"?');
    } finally {
      child.kill();
    }
  });
});

describe('watching files', () => {
  it('runs again for a change between reading a file and watching its folder', async () => {
    const made = folder({ 'a.json': northwind });
    const file = path.join(made, 'a.json');
    const read: string[] = [];
    const stop = await rerunOnChange(() => {
      read.push(readFileSync(file, 'utf8'));
      if (read.length === 1) writeFileSync(file, faulty);
      return Promise.resolve([file]);
    });
    stop();
    assert.equal(read.at(-1), faulty);
  });
});

describe('formats', () => {
  const record: ReportRecord = {
    rule: 'shape',
    severity: 'error',
    file: 'accounts/a b,c.json',
    line: 2,
    column: 3,
    endColumn: 7,
    path: '$.metrics[0]',
    message: '100 % wrong\n::error::injected',
    hint: 'Mend it.',
  };

  it('SARIF is valid against its schema', () => {
    const published = createRequire(import.meta.url)(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    ) as object;
    // of draft-04, in which it is written, it uses nothing but the names that draft-07 writes otherwise
    const schema: object = { ...published, id: undefined, $schema: undefined };
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    const { line: _, column: __, endColumn: ___, hint: ____, ...bare } = record;
    for (const records of [[], [record, { ...bare, severity: 'advice' as const, accepted: 'agreed with them' }]]) {
      validate(JSON.parse(sarif(records, '1.0.0')));
      assert.deepEqual(validate.errors, null);
    }
    assert.equal(validate({ version: '2.1.0' }), false);
  });

  it('a message cannot end a workflow command of GitHub', () => {
    assert.equal(
      github([record]),
      '::error file=accounts/a b%2Cc.json,line=2,col=3,endColumn=7,title=shape $.metrics[0]::100 %25 wrong%0A::error::injected Mend it.\n',
    );
  });

  it('a frame marks the value, shows at most 200 columns, and no control character', () => {
    assert.deepEqual(codeFrame('one\n  twoo: 1\n', { line: 2, column: 3, endColumn: 7 }), [
      '1 │ one',
      '2 │   twoo: 1',
      '  ╵   ~~~~',
    ]);
    const long = `${'x'.repeat(5000)}BAD${'y'.repeat(5000)}`;
    const [own = '', mark = ''] = codeFrame(long, { line: 1, column: 5001, endColumn: 5004 });
    assert.ok(own.length <= 204);
    assert.equal(own.indexOf('BAD'), mark.indexOf('~~~'));
    const text = pretty(
      [{ ...record, file: 'a.json', message: '\u001b[2Jgone' }],
      new Map([['a.json', 'a\n\u001b]0;x\u0007\u202e']]),
      colors(false),
    );
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /[\u001b\u0007\u202e]/);
  });
});
