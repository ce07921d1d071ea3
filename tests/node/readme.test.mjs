// The README's examples, run as they stand there against the built package.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { serve } from '../tools/serve.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const readme = readFileSync(path.join(top, 'README.md'), 'utf8');
const blocks = (language) => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, code]) => code);
const containing = (language, words) => {
  const found = blocks(language).filter((code) => code.includes(words));
  assert.equal(found.length, 1, `one ${language} example with ${words}`);
  return found[0];
};

const strict = {
  'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
};
const account = containing('html', 'application/json').match(/<script type="application\/json">([^]*?)<\/script>/)[1];
const shown = (page, tag) => page.waitForFunction((name) => document.querySelector(name)?.getAttribute('state') === 'ready', tag);
const read = (page, tag) => page.evaluate((name) => document.querySelector(name).shadowRoot.querySelector('.root').innerText.replace(/\s+/g, ' '), tag);
const sentences = {
  'waymark-results-timeline': /6.1 days .* 85% of the way to 5 days by December 31, 2026/,
  'waymark-success-plan': /Get paid a week sooner .* What comes next is not agreed yet/,
  'waymark-effort-checklist': /Switch the last two depots to scanning 20 minutes · moves Invoice cycle time/,
};

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

describe('the README’s divs for an editor', () => {
  for (const script of ['<script type="module" src="/waymark/cdn/waymark.js"></script>', '<script src="/waymark/cdn/waymark.iife.js"></script>', null]) {
    it(script ? `are filled by ${script}` : 'are not filled where scripts never run: the table is there to be read', async () => {
      const site = await serve({
        headers: strict,
        folders: { '/waymark/': path.join(top, 'dist') },
        pages: { '/': `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Help</title>${script ?? ''}${containing('html', 'data-waymark=')}</html>` },
        answer: (req, res) => { if (req.url === '/accounts/acme.json') res.end(account); },
      });
      const page = await openPage(browser, { javaScriptEnabled: script !== null });
      await page.goto(site.url);
      const [table, chart, actions] = [page.getByRole('table', { name: 'Invoice cycle time, days' }), page.locator('waymark-results-timeline svg.figure .line'), page.getByText('Switch the last two depots to scanning', { exact: true })];
      if (script) {
        await chart.waitFor();
        await actions.first().waitFor();
        assert.equal(await table.isVisible(), false);
        assert.equal(await page.getByRole('heading', { name: 'Your results' }).isVisible(), true);
      } else {
        assert.equal(await table.isVisible(), true);
        assert.equal(await chart.count(), 0);
      }
      assert.deepEqual(page.wrongs.filter((wrong) => !wrong.includes('data:,')), []);
      await page.close();
      await site.close();
    });
  }
});

describe('the README', () => {
  const forms = {
    'as it stands': (page) => page,
    'with the classic script': (page) => page.replace('<script type="module" src="/waymark/cdn/waymark.js">', '<script src="/waymark/cdn/waymark.iife.js" defer>'),
    'with the classic script in the head, which runs before the tags are there': (page) => page.replace('<script type="module" src="/waymark/cdn/waymark.js">', '<script src="/waymark/cdn/waymark.iife.js">'),
    'with the config as a file': (page) => page.replace('<waymark-config>', '<waymark-config src="/accounts/acme.json">').replace(/<script type="application\/json">[^]*?<\/script>/, ''),
  };
  for (const [name, form] of Object.entries(forms)) {
    it(`shows the three widgets from the script tag ${name}, under a strict policy, with a quiet console`, async () => {
      const site = await serve({
        headers: strict,
        folders: { '/waymark/': path.join(top, 'dist') },
        pages: { '/': form(containing('html', 'application/json')) },
        answer: (req, res) => { if (req.url === '/accounts/acme.json') res.end(account); else if (req.url === '/favicon.ico') res.writeHead(204).end(); },
      });
      const page = await openPage(browser);
      await page.goto(site.url);
      for (const [tag, words] of Object.entries(sentences)) {
        await shown(page, tag);
        assert.match(await read(page, tag), words);
      }
      await page.waitForFunction(() => document.querySelector('waymark-results-timeline').shadowRoot.querySelector('svg.figure .line'));
      assert.deepEqual(page.wrongs, []);
      await page.close();
      await site.close();
    });
  }

  it('shows a widget by the npm example', async () => {
    const code = containing('js', "import 'waymark/define'");
    const { output } = await build({
      root: top, configFile: false, logLevel: 'error',
      resolve: { alias: { 'waymark/define': path.join(top, 'dist/define.js') } },
      plugins: [{ name: 'example', resolveId: (id) => (id === 'example.js' ? id : null), load: (id) => (id === 'example.js' ? code : null) }],
      build: { write: false, target: 'es2022', rolldownOptions: { input: 'example.js', output: { entryFileNames: 'example.js' } } },
    });
    const site = await serve({
      headers: strict,
      pages: { '/': '<!doctype html><title>t</title><body><script type="module" src="/example.js"></script>' },
      answer: (req, res) => {
        const file = output.find(({ fileName }) => `/${fileName}` === req.url);
        if (file) res.setHeader('Content-Type', 'text/javascript').end(file.code);
        else if (req.url === '/accounts/acme.json') res.end(account);
        else if (req.url === '/favicon.ico') res.writeHead(204).end();
      },
    });
    const page = await openPage(browser);
    await page.goto(site.url);
    await shown(page, 'waymark-results-timeline');
    assert.match(await read(page, 'waymark-results-timeline'), sentences['waymark-results-timeline']);
    assert.deepEqual(page.wrongs, []);
    await page.close();
    await site.close();
  });

  it('prints statements in Node by the example of waymark/results', () => {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', containing('js', "from 'waymark/results'")], { cwd: top, encoding: 'utf8' });
    assert.match(said, /Orders: 42/);
    assert.match(said, /No baseline is known, so nothing is compared\./);
    assert.match(said, /As of October 5, 2026/);
  });

  it('renders the page in Node', () => {
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', containing('js', "from 'waymark/page'")], { cwd: top, encoding: 'utf8' });
    assert.match(said, /^<!DOCTYPE html>/);
    assert.match(said, /<h1>Ergebnisse: Northwind Freight<\/h1>/);
    assert.deepEqual([...said.matchAll(/<section id="waymark-([\w-]+)"/g)].map(([, id]) => id), ['purpose', 'results', 'timelines', 'now', 'sources']);
  });

  it('names every event, part and property that the elements have, and no other', () => {
    const { modules } = JSON.parse(readFileSync(path.join(top, 'dist/custom-elements.json'), 'utf8'));
    const elements = modules.flatMap(({ declarations }) => declarations).filter(({ customElement }) => customElement);
    const all = (key) => [...new Set(elements.flatMap((element) => (element[key] ?? []).map(({ name }) => name)))].sort();
    assert.deepEqual([...new Set(readme.match(/--waymark-[a-z-]+/g))].sort(), all('cssProperties'));
    assert.deepEqual(readme.match(/^Parts: (.*)\.$/m)[1].split(', ').map((name) => name.replaceAll('`', '')).sort(), all('cssParts'));
    assert.deepEqual([...readme.matchAll(/^\| `(waymark-[a-z-]+)` \|/gm)].map(([, name]) => name).sort(), all('events'));
    assert.deepEqual([...readme.matchAll(/^\| `<(waymark-[a-z-]+)>` \|/gm)].map(([, name]) => name).sort(), elements.map(({ tagName }) => tagName).sort());
  });
});
