// The built package, as those who install it or link to it find it. Run `npm run build` first.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { hostPage, widgets } from '../../tools/host.js';
import { serve, type Site } from '../../tools/serve.js';

const top = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(top, file), 'utf8');
const pack = JSON.parse(read('package.json')) as {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  'web-types': string;
  dependencies: Record<string, string>;
  customElements: string;
  types: string;
};
const distFiles = readdirSync(path.join(top, 'dist'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(top, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
const cdnScripts = distFiles.filter((file) => /^dist\/cdn\/.*\.js$/.test(file));
const modules = distFiles.filter((file) => file.endsWith('.js') && !cdnScripts.includes(file));

/** The modules that a module loads at once: `import … from`, `export … from`, but not import(). */
const importsOf = (code: string) =>
  [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["']([^"']+)["']/g)].map(
    ([, specifier = '']) => specifier,
  );

interface Loaded {
  files: Set<string>;
  packages: Set<string>;
}
/** All that is loaded at once with a built module: our files, and the packages by their specifiers. */
function graph(file: string, found: Loaded = { files: new Set(), packages: new Set() }): Loaded {
  if (found.files.has(file)) return found;
  found.files.add(file);
  for (const specifier of importsOf(read(file))) {
    if (specifier.startsWith('.')) graph(path.posix.join(path.posix.dirname(file), specifier), found);
    else found.packages.add(specifier);
  }
  return found;
}

/**
 * Runs a module of that text in a Node of its own, inside the package: `waymark/…` are its exports. Answers what it
 * logs, as JSON.
 */
async function inNode<Json>(code: string): Promise<Json> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], { cwd: top });
  return JSON.parse(stdout) as Json;
}

describe('the package', () => {
  it('holds every file that its exports name', async () => {
    const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: top,
      shell: process.platform === 'win32',
    });
    const [made] = JSON.parse(stdout) as [{ files: { path: string }[] }];
    const packed = new Set(made.files.map((file) => `./${file.path}`));
    const targets = Object.values(pack.exports)
      .flatMap((target) => (typeof target === 'string' ? target : Object.values(target)))
      .filter((target) => !target.includes('*'));
    assert.deepEqual(
      targets.filter((target) => !packed.has(target)),
      [],
    );
    assert.deepEqual(
      distFiles.filter((file) => !packed.has(`./${file}`)),
      [],
    );
    assert.ok(packed.has(`./${pack.customElements}`) && packed.has(pack.types), 'customElements and types');
  });

  it('resolves every path of its exports', async () => {
    const paths = Object.keys(pack.exports)
      .filter((key) => !key.includes('*'))
      .map((key) => key.replace('.', pack.name));
    paths.push(`${pack.name}/cdn/waymark.js`, `${pack.name}/cdn/waymark.iife.js`, `${pack.name}/cdn/sri.json`);
    const missing = await inNode<string[]>(`import { existsSync } from 'node:fs';
      console.log(JSON.stringify(${JSON.stringify(paths)}.filter((name) => !existsSync(new URL(import.meta.resolve(name))))));`);
    assert.deepEqual(missing, []);
  });

  it('has a define path for every widget', () => {
    const widgets = modules.flatMap((file) => /^dist\/elements\/([^/]+)\/define\.js$/.exec(file)?.[1] ?? []);
    assert.ok(widgets.length > 0);
    assert.deepEqual(
      widgets.filter((name) => !pack.exports[`./define/${name}`]),
      [],
    );
  });

  it('depends on every package that its modules import', () => {
    const packages = modules.flatMap((file) =>
      [...read(file).matchAll(/(?:from|import)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w-][\w.-]*)[^"']*["']/g)].map(
        ([, name = '']) => name,
      ),
    );
    assert.ok(packages.includes('lit'), 'finds the packages at all');
    assert.deepEqual(
      [...new Set(packages)].filter((name) => name !== 'node' && !pack.dependencies[name]),
      [],
    );
  });

  it('asks for Node in the modules of the command line only', () => {
    const ofNode = modules.filter((file) => /(?:from|import)\s*\(?\s*["']node:/.test(read(file)));
    assert.ok(ofNode.length > 0, 'finds them at all');
    assert.deepEqual(
      ofNode.filter((file) => !/^dist\/(cli|fleet)\//.test(file)),
      [],
    );
  });

  it('names no path of the machine that built it', () => {
    const leaks = distFiles.filter((file) => {
      const text = read(file);
      return text.includes(top) || text.includes('file://') || /(?<![\w.-])\/(home|Users|root)\/\w/.test(text);
    });
    assert.deepEqual(leaks, []);
  });

  it('has a schema and a manifest that describe something', () => {
    assert.match(read('dist/schema.json'), /"\$schema": ?"http/);
    assert.equal(read('dist/cdn/waymark.schema.json'), read('dist/schema.json'));
    const manifest = JSON.parse(read('dist/custom-elements.json')) as {
      modules: { path: string; exports: { kind: string; name: string }[] }[];
    };
    const tags = manifest.modules.flatMap((module) =>
      module.exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name),
    );
    assert.ok(tags.includes('waymark-results-timeline'), tags.join());
    assert.deepEqual(
      manifest.modules.map((module) => module.path).filter((file) => !distFiles.includes(file)),
      [],
    );
  });

  it('lets editors complete the tags, their attributes and values', () => {
    interface Named {
      name: string;
    }
    const { tags } = JSON.parse(read('dist/vscode.html-custom-data.json')) as {
      tags: (Named & { attributes: (Named & { values?: Named[] })[] })[];
    };
    const namesOf = (list: readonly Named[] = []) => list.map(({ name }) => name);
    const timeline = tags.find(({ name }) => name === 'waymark-results-timeline');
    const attribute = (name: string) => timeline?.attributes.find((each) => each.name === name);
    assert.deepEqual(namesOf(attribute('range')?.values), ['all', 'since-go-live', 'last-12-months']);
    assert.deepEqual(namesOf(attribute('config')?.values), []);
    assert.ok(attribute('metric'), 'an attribute for which any text is right');
    const { contributions } = JSON.parse(read(pack['web-types'])) as { contributions: { html: { elements: Named[] } } };
    assert.deepEqual(namesOf(contributions.html.elements).sort(), namesOf(tags).sort());
    assert.equal(tags.length, 5);
  });
});

describe('waymark/results', () => {
  it('runs in plain Node', async () => {
    const answer = await inNode(`import { parseConfig } from 'waymark/results';
      console.log(JSON.stringify([typeof document, typeof customElements, parseConfig(undefined).ok]));`);
    assert.deepEqual(answer, ['undefined', 'undefined', false]);
  });

  it('loads neither Lit nor the chart', () => {
    const { packages } = graph('dist/core/index.js');
    assert.ok(packages.size > 0, 'finds the packages at all');
    assert.deepEqual(
      [...packages].filter((name) => /^(lit|@lit|chart\.js)/.test(name)),
      [],
    );
  });
});

describe('waymark', () => {
  // Lit for Node takes the registry that it finds
  const registered = (name: string) =>
    inNode<string[]>(`const names = [];
    globalThis.customElements = { define: (name) => names.push(name), get: () => undefined, whenDefined: async () => {} };
    await import('${name}');
    console.log(JSON.stringify(names.sort()));`);

  it('registers nothing', async () => assert.deepEqual(await registered('waymark'), []));

  it('registers one element by each define path, and all by waymark/define', async () => {
    const each = Object.keys(pack.exports).filter((key) => key.startsWith('./define/'));
    for (const key of each)
      assert.deepEqual(await registered(key.replace('.', pack.name)), [key.replace('./define/', 'waymark-')]);
    assert.deepEqual(
      await registered('waymark/define'),
      each.map((key) => key.replace('./define/', 'waymark-')).sort(),
    );
  });

  it('loads what a widget shows only when there is something to show', () => {
    for (const file of ['dist/index.js', 'dist/define.js']) {
      const { files, packages } = graph(file);
      assert.ok(packages.has('lit'), 'finds the packages at all');
      assert.deepEqual(
        [...files].filter(
          (name) =>
            /(timeline|page)-view\.js|\/export\/|i18n\/(?!en\/(results|plan-effort|save-status)\.)\w+\//.test(name) &&
            file === 'dist/define.js',
        ),
        [],
      );
    }
  });
});

describe('what explains faults', () => {
  const explains =
    /^(zod|leven|d3-dsv)($|\/)|\/(parse|schema|schema-issues|semantic-issues|json-source-map|did-you-mean|points-file-parser)\.js$/;

  it('is no part of what the elements load at once', () => {
    const { files, packages } = graph('dist/core/config/validate.js', graph('dist/define.js'));
    assert.ok(
      files.has('dist/core/config/load.js') && files.has('dist/core/config/compiled-check.js'),
      'finds the files at all',
    );
    assert.deepEqual(
      [...packages, ...files].filter((name) => explains.test(name)),
      [],
    );
    // parseConfig answers at once, so it holds all that it may have to say
    assert.ok(graph('dist/core/index.js').packages.has('zod/mini'));
  });
});

describe('the scripts', () => {
  let browser: Browser;
  let server: Site;
  before(async () => {
    server = await serve({
      folders: { '/cdn/': path.join(top, 'dist/cdn') },
      pages: {
        '/': '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title><waymark-results-timeline></waymark-results-timeline></html>',
        '/three': hostPage({ body: widgets.replace(' save="/saved"', '') }),
      },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('have the integrity that sri.json says', () => {
    const sri = JSON.parse(read('dist/cdn/sri.json')) as Record<string, string>;
    assert.ok(sri['waymark.js'] && sri['waymark.iife.js']);
    const hashes = cdnScripts.map((file) => [
      path.posix.basename(file),
      `sha384-${createHash('sha384')
        .update(readFileSync(path.join(top, file)))
        .digest('base64')}`,
    ]);
    assert.deepEqual(sri, Object.fromEntries(hashes));
  });

  const importedBy = (file: string) =>
    [...read(file).matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)].map((match) => `dist/cdn/${match[1]}`);

  it('find what comes later beside them, and never load the first file again', () => {
    const later = cdnScripts.flatMap(importedBy);
    assert.ok(later.length > 3, 'finds them at all');
    assert.deepEqual(
      later.filter((file) => !cdnScripts.includes(file)),
      [],
    );
    // behind a redirect or with a query, `./waymark.js` is another module: Waymark twice
    const again = cdnScripts.filter((file) => /["'`]\.\/waymark(\.iife)?\.js["'`]/.test(read(file)));
    assert.deepEqual(again, []);
  });

  it('name at once all that a page needs: no file must arrive to name the next', () => {
    const asked = new Set(importedBy('dist/cdn/waymark.js'));
    assert.deepEqual(
      [...asked].filter((file) => /core|timeline/.test(file)).length,
      2,
      'finds what it asks for at all',
    );
    for (const file of asked)
      for (const needed of graph(file).files)
        if (!/page-view/.test(file)) assert.ok(asked.has(needed), `${needed} waits for ${file}`);
  });

  it('are few for a page with the three widgets', async () => {
    const page = await openPage(browser);
    const before = server.requests.length;
    await page.goto(`${server.url}/three`);
    for (const tag of ['results-timeline', 'success-plan', 'effort-checklist'])
      await page.waitForSelector(`waymark-${tag}[state="ready"]`, { state: 'attached' });
    const scripts = server.requests.slice(before).filter((request) => request.endsWith('.js'));
    // the entry, the core, the timeline and the chart
    assert.ok(scripts.length <= 4, scripts.join('\n'));
    assert.deepEqual(page.wrongs, []);
    await page.close();
  });

  it('have a source map each, with the sources in it', () => {
    for (const file of [...cdnScripts, ...modules]) {
      if (/rolldown-runtime/.test(file)) continue; // written by the bundler: it has no source
      const [, map] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(file)) ?? [];
      // a chunk of imports and exports alone has nothing to map
      if (!map && /^(import[^;]*;|export[^;]*;|\s)*$/.test(read(file))) continue;
      assert.ok(map, `${file} names its map`);
      const { sourcesContent } = JSON.parse(read(path.posix.join(path.posix.dirname(file), map))) as {
        sourcesContent: unknown[];
      };
      assert.ok(sourcesContent.length > 0 && sourcesContent.every((source) => typeof source === 'string'), file);
    }
  });

  it('have a classic one that needs no more than a classic script may', () => {
    assert.doesNotMatch(read('dist/cdn/waymark.iife.js'), /\bimport\s*["'`{*]|\bexport\s*[{*]|import\.meta/);
    assert.ok(read('dist/cdn/waymark.iife.js').length < 500);
    assert.deepEqual(
      cdnScripts.filter((file) => /classic/.test(file)),
      [],
    );
  });

  it('work from another origin, with a query, and where a tag manager inserts the classic one', async () => {
    const cdn = await serve({
      folders: { '/cdn/': path.join(top, 'dist/cdn') },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
    const page = await openPage(browser);
    await page.goto(server.url);
    await page.evaluate((src) => {
      const first = document.getElementsByTagName('script')[0];
      const script = document.createElement('script');
      script.async = true;
      script.src = src;
      if (first) first.before(script);
      else document.head.append(script);
    }, `${cdn.url}/cdn/waymark.iife.js?id=1`);
    await page.waitForFunction(() => customElements.get('waymark-results-timeline'));
    assert.deepEqual(page.wrongs, []);
    await page.close();
    await cdn.close();
  });

  it('can be held to sri.json: the entry by its attribute, the others by an import map', async () => {
    const sri = JSON.parse(read('dist/cdn/sri.json')) as Record<string, string>;
    const host = (
      hashes: Record<string, string | undefined>,
    ) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title>
      <script type="importmap">${JSON.stringify({
        integrity: Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [`/cdn/${name}`, hash])),
      })}</script>
      <script src="/cdn/waymark.iife.js" integrity="${sri['waymark.iife.js']}"></script></html>`;
    const core = Object.keys(sri).find((name) => name.startsWith('waymark-core'));
    assert.ok(core);
    const site = await serve({
      folders: { '/cdn/': path.join(top, 'dist/cdn') },
      pages: { '/': host(sri), '/changed': host({ ...sri, [core]: sri['waymark.js'] }) },
    });
    const page = await openPage(browser);
    await page.goto(`${site.url}/`);
    await page.waitForFunction(() => customElements.get('waymark-results-timeline'));
    assert.deepEqual(page.wrongs, []);
    await page.goto(`${site.url}/changed`);
    const isRefusal = (wrong: string) => wrong.includes('Waymark: its files could not be loaded.');
    while (!page.wrongs.some(isRefusal)) await sleep(50);
    assert.equal(await page.evaluate(() => customElements.get('waymark-results-timeline')), undefined);
    await page.close();
    await site.close();
  });

  /** The globals of Lit and zod as published. Waymark adds none. */
  const LIBRARIES =
    /^(litHtmlVersions|litElementVersions|reactiveElementVersions|litPropertyMetadata|__zod_global\w+|metadata)$/;

  for (const file of ['waymark.js', 'waymark.iife.js']) {
    it(`${file} registers the elements and leaves no other trace on the page`, async () => {
      const page = await openPage(browser);
      await page.goto(server.url);
      const traces = () =>
        page.evaluate(() => [
          ...[window, Symbol, Object.prototype, Array.prototype, Element.prototype].flatMap((thing) =>
            Reflect.ownKeys(thing).map(String),
          ),
          ...[...document.head.children].map((child) => child.outerHTML),
        ]);
      const without = await traces();
      await page.addScriptTag({ url: `/cdn/${file}`, ...(file === 'waymark.js' && { type: 'module' }) });
      await page.waitForFunction(() => customElements.get('waymark-results-timeline'));
      await page.waitForTimeout(500);
      const added = (await traces()).filter((trace) => !without.includes(trace));
      assert.deepEqual(
        added.filter((trace) => !/^<script [^>]*src="\/cdn\//.test(trace) && !LIBRARIES.test(trace)),
        [],
      );
      assert.ok(
        added.some((trace) => trace.startsWith('<script ')),
        'sees what is added at all: the script',
      );
      assert.deepEqual(page.wrongs, []);
      await page.close();
    });
  }

  describe('and a config', () => {
    const plan = (
      text: string,
    ) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title><script type="module" src="/cdn/waymark.js"></script>
      <waymark-success-plan audience="provider"><script type="application/json">${text}</script></waymark-success-plan></html>`;
    const sound = readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8');
    const faulty = sound.replace(/"goLive": *"[^"]*"/, '"goLive": "soon"');
    const [explainer = '', ...others] = cdnScripts
      .map((file) => path.posix.basename(file))
      .filter((file) => /^waymark-parse-/.test(file));
    const state = (page: Page, name: string) =>
      page.waitForSelector(`waymark-success-plan[state="${name}"]`, { state: 'attached' });
    const said = (page: Page, words: string) =>
      page.waitForFunction(
        (text) => document.querySelector('waymark-success-plan')?.shadowRoot?.textContent?.includes(text),
        words,
      );
    let host: Site;
    before(async () => {
      host = await serve({
        folders: { '/cdn/': path.join(top, 'dist/cdn') },
        pages: { '/sound': plan(sound), '/faulty': plan(faulty) },
      });
    });
    after(() => host.close());
    const asked = (name: string) => host.requests.filter((request) => request.endsWith(name)).length;

    it('ask for what explains faults only where there is one', async () => {
      assert.deepEqual([explainer !== '' && explainer !== 'waymark.js', others], [true, []]);
      const page = await openPage(browser);
      await page.goto(`${host.url}/sound`);
      await state(page, 'ready');
      assert.deepEqual([asked('/waymark.js'), asked(explainer)], [1, 0]);
      await page.goto(`${host.url}/faulty`);
      await said(page, 'Expected a day that exists, as YYYY-MM-DD, found "soon".');
      assert.equal(asked(explainer), 1);
      assert.equal(page.wrongs.length, 1, 'the console has it once');
      assert.match(page.wrongs[0] ?? '', /Waymark: the config has a problem\.\n\$\.goLive /);
      await page.close();
    });

    it('say so where it cannot be had, and show a sound config all the same', async () => {
      const page = await openPage(browser);
      await page.route(`**/${explainer}`, (route) => route.fulfill({ status: 404 }));
      await page.goto(`${host.url}/faulty`);
      await state(page, 'error');
      await said(page, 'failed to load. Check that all files of the package are served.');
      await page.goto(`${host.url}/sound`);
      await state(page, 'ready');
      await page.close();
    });
  });
});
