// The forms and the workflow of .github: GitHub reports a mistake in them only once somebody uses them.
import assert from 'node:assert/strict';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';

const top = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(top, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** The scripts of package.json that a text runs, as `npm run lint` or `npm test`. */
const scriptsIn = (text: string) =>
  [...text.matchAll(/\bnpm (?:run(?: --silent| -s)? )?([\w:-]+)/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/^(ci|install|\d+)$/.test(name)); // `npm 11` is a version
const missing = (text: string) => scriptsIn(text).filter((name) => !(name in scripts));

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: string[] };
}

describe('.github', () => {
  for (const name of ['bug.yml', 'feature.yml'])
    it(`${name} is an issue form: fields with labels, each id once`, () => {
      const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
        name: string;
        description: string;
        body: Field[];
      };
      assert.ok(form.name && form.description);
      const fields = form.body.filter(({ type }) => type !== 'markdown');
      const ids = fields.map(({ id }) => id);
      assert.ok(fields.length > 2);
      assert.equal(new Set(ids).size, ids.length);
      for (const { type, id, attributes } of fields) {
        assert.ok(['input', 'textarea', 'dropdown', 'checkboxes'].includes(type), type);
        assert.match(id ?? '', /^[\w-]+$/);
        assert.ok(attributes.label, id);
        if (type === 'dropdown') assert.ok(attributes.options?.length, id);
      }
    });

  it('has no other form, and links to the security policy', () => {
    assert.deepEqual(readdirSync(path.join(top, '.github/ISSUE_TEMPLATE')).sort(), [
      'bug.yml',
      'config.yml',
      'feature.yml',
    ]);
    const { contact_links: links } = parse(read('.github/ISSUE_TEMPLATE/config.yml')) as {
      contact_links: { name: string; url: string; about: string }[];
    };
    assert.ok(links.some(({ url }) => url.endsWith('/security/policy')));
    for (const { name, url, about } of links) assert.ok(name && about && url.startsWith('https://'), name);
  });

  it('runs .ci/run on the oldest Node that package.json admits, and on a newer one', () => {
    const { jobs } = parse(read('.github/workflows/ci.yml')) as {
      jobs: Record<string, { strategy: { matrix: { node: number[] } }; steps: { uses?: string; run?: string }[] }>;
    };
    const [job] = Object.values(jobs);
    assert.deepEqual(job?.strategy.matrix.node, [20, 22]);
    const commands = job.steps.flatMap(({ run }) => run ?? []);
    assert.deepEqual(commands, ['.ci/run']);
    accessSync(path.join(top, '.ci/run'), constants.X_OK);
  });

  for (const file of ['.ci/run', '.github/PULL_REQUEST_TEMPLATE.md', 'CONTRIBUTING.md', 'README.md'])
    it(`${file} names only scripts of package.json`, () => {
      assert.ok(existsSync(path.join(top, file)));
      assert.ok(scriptsIn(read(file)).length > 0, 'finds them at all');
      assert.deepEqual(missing(read(file)), []);
    });
});
