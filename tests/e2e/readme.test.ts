// The examples of the README and of docs/, run against the built package.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { bundle } from '../../tools/bundle.js';
import { read } from '../../tools/host.js';
import { serve } from '../../tools/serve.js';

const top = path.resolve(import.meta.dirname, '../..');
const readme = [
  'README.md',
  'docs/embedding.md',
  'docs/elements.md',
  'docs/config.md',
  'docs/events-and-saving.md',
  'docs/theming.md',
]
  .map((file) => readFileSync(path.join(top, file), 'utf8'))
  .join('\n');
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, code = '']) => code);
const containing = (language: string, words: string) => {
  const [found = '', ...others] = blocks(language).filter((code) => code.includes(words));
  assert.ok(found && !others.length, `one ${language} example with ${words}`);
  return found;
};

const strict = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
};
const [, account = ''] =
  /<script type="application\/json">([^]*?)<\/script>/.exec(containing('html', 'application/json')) ?? [];
assert.ok(account, 'an example has a config');
const shown = (page: Page, tag: string) =>
  page.waitForFunction((name) => document.querySelector(name)?.getAttribute('state') === 'ready', tag);
const sentences = {
  'waymark-results-timeline': /6.1 days .* 84% of the way to 5\.0 days by December 31, 2026/,
  'waymark-success-plan': /Get paid a week sooner .* What comes next isn’t agreed yet/,
  'waymark-effort-checklist': /Switch the last two depots to scanning .*20 minutes .*For Invoice cycle time/,
};

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

interface Named {
  name: string;
}
/** The entry of a class in the manifest. */
interface Declaration {
  tagName?: string;
  cssProperties?: Named[];
  cssParts?: Named[];
  events?: Named[];
}

describe('the README’s divs for an editor', () => {
  for (const script of [
    '<script type="module" src="/waymark/cdn/waymark.js"></script>',
    '<script src="/waymark/cdn/waymark.iife.js"></script>',
    null,
  ]) {
    it(
      script ? `are filled by ${script}` : 'are not filled where scripts never run: the table is there to be read',
      async () => {
        const site = await serve({
          headers: strict,
          folders: { '/waymark/': path.join(top, 'dist') },
          pages: {
            '/': `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Help</title>${script ?? ''}${containing('html', 'data-waymark=')}</html>`,
          },
          answer: (req, res) => {
            if (req.url === '/accounts/acme.json') res.end(account);
          },
        });
        const page = await openPage(browser, { javaScriptEnabled: script !== null });
        await page.goto(site.url);
        const [table, chart, actions] = [
          page.getByRole('table', { name: 'Invoice cycle time, days' }),
          page.locator('waymark-results-timeline canvas[width]'),
          page.getByText('Switch the last two depots to scanning', { exact: true }),
        ];
        if (script) {
          await chart.waitFor();
          await actions.first().waitFor();
          assert.equal(await table.isVisible(), false);
          assert.equal(await page.getByRole('heading', { name: 'Your results' }).isVisible(), true);
        } else {
          assert.equal(await table.isVisible(), true);
          assert.equal(await chart.count(), 0);
        }
        assert.deepEqual(
          page.wrongs.filter((wrong) => !wrong.includes('data:,')),
          [],
        );
        await page.close();
        await site.close();
      },
    );
  }
});

describe('the README', () => {
  const forms: Record<string, (page: string) => string> = {
    'as it stands': (page) => page,
    'with the classic script': (page) =>
      page.replace(
        '<script type="module" src="/waymark/cdn/waymark.js">',
        '<script src="/waymark/cdn/waymark.iife.js" defer>',
      ),
    'with the classic script in the head, which runs before the tags are there': (page) =>
      page.replace(
        '<script type="module" src="/waymark/cdn/waymark.js">',
        '<script src="/waymark/cdn/waymark.iife.js">',
      ),
    'with the config as a file': (page) =>
      page
        .replace('<waymark-config>', '<waymark-config src="/accounts/acme.json">')
        .replace(/<script type="application\/json">[^]*?<\/script>/, ''),
  };
  for (const [name, form] of Object.entries(forms)) {
    it(`shows the three widgets from the script tag ${name}, under a strict policy, with a quiet console`, async () => {
      const site = await serve({
        headers: strict,
        folders: { '/waymark/': path.join(top, 'dist') },
        pages: { '/': form(containing('html', 'application/json')) },
        answer: (req, res) => {
          if (req.url === '/accounts/acme.json') res.end(account);
          else if (req.url === '/favicon.ico') res.writeHead(204).end();
        },
      });
      const page = await openPage(browser);
      await page.goto(site.url);
      for (const [tag, words] of Object.entries(sentences)) {
        await shown(page, tag);
        assert.match(await read(page, tag), words);
      }
      await page.waitForFunction(() =>
        document.querySelector('waymark-results-timeline')!.shadowRoot!.querySelector('canvas[width]'),
      );
      assert.deepEqual(page.wrongs, []);
      await page.close();
      await site.close();
    });
  }

  it('shows a widget by the npm example', async () => {
    const code = containing('ts', "import 'waymark/define'");
    const files = await bundle({ code }, 'example.js', {
      resolve: { alias: { 'waymark/define': path.join(top, 'dist/define.js') } },
    });
    const site = await serve({
      headers: strict,
      pages: { '/': '<!doctype html><title>t</title><body><script type="module" src="/example.js"></script>' },
      answer: (req, res) => {
        const script = files[req.url.slice(1)];
        if (script !== undefined) res.setHeader('Content-Type', 'text/javascript').end(script);
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
    const said = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', containing('ts', "from 'waymark/results'")],
      { cwd: top, encoding: 'utf8' },
    );
    assert.match(said, /Orders: 42/);
    assert.match(said, /No starting point yet, so there’s nothing to compare with\./);
    assert.match(said, /As of October 5, 2026/);
  });

  it('renders the page in Node', () => {
    const said = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', containing('ts', "from 'waymark/page'")],
      { cwd: top, encoding: 'utf8' },
    );
    assert.match(said, /^<!DOCTYPE html>/);
    assert.match(said, /<h1>Ergebnisse: Northwind Freight<\/h1>/);
    assert.deepEqual(
      [...said.matchAll(/<section id="waymark-([\w-]+)"/g)].map(([, id]) => id),
      ['purpose', 'results', 'timelines', 'now', 'sources'],
    );
  });

  it('names every event, part and property that the elements have, and no other', () => {
    const { modules } = JSON.parse(readFileSync(path.join(top, 'dist/custom-elements.json'), 'utf8')) as {
      modules: { declarations: Declaration[] }[];
    };
    // the base class of the widgets has no tag
    const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
    const all = (key: 'cssProperties' | 'cssParts' | 'events') =>
      [...new Set(elements.flatMap((element) => (element[key] ?? []).map(({ name }) => name)))].sort();
    assert.deepEqual([...new Set(readme.match(/--waymark-[a-z-]+/g))].sort(), all('cssProperties'));
    assert.deepEqual(
      (/^Parts: (.*)\.$/m.exec(readme)?.[1] ?? '')
        .split(', ')
        .map((name) => name.replaceAll('`', ''))
        .sort(),
      all('cssParts'),
    );
    assert.deepEqual(
      [...readme.matchAll(/^\| `(waymark-[a-z-]+)` \|/gm)].map(([, name]) => name).sort(),
      all('events'),
    );
    assert.deepEqual(
      [...readme.matchAll(/^\| `<(waymark-[a-z-]+)>` \|/gm)].map(([, name]) => name).sort(),
      elements.map(({ tagName }) => tagName).sort(),
    );
  });
});
