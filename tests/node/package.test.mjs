// The built package, as those who install it or link to it find it. Run `npm run build` first.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { runnerImport } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { serve } from '../tools/serve.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(top, file), 'utf8');
const pack = JSON.parse(read('package.json'));
const distFiles = readdirSync(path.join(top, 'dist'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(top, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
const cdnScripts = distFiles.filter((file) => /^dist\/cdn\/.*\.js$/.test(file));
const modules = distFiles.filter((file) => file.endsWith('.js') && !cdnScripts.includes(file));

/** What a module loads at once: `import … from`, `export … from`, but not import(). */
const importsOf = (code) => [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["']([^"']+)["']/g)].map((match) => match[1]);

/** All that is loaded at once with a built module: our files, and the packages by their specifiers. */
function graph(file, found = { files: new Set(), packages: new Set() }) {
  if (found.files.has(file)) return found;
  found.files.add(file);
  for (const specifier of importsOf(read(file))) {
    if (specifier.startsWith('.')) graph(path.posix.join(path.posix.dirname(file), specifier), found);
    else found.packages.add(specifier);
  }
  return found;
}

/** Runs a module of that text in a Node of its own, inside the package: `waymark/…` are its exports. Answers what it logs, as JSON. */
async function inNode(code) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], { cwd: top });
  return JSON.parse(stdout);
}

describe('the package', () => {
  it('holds every file that its exports name', async () => {
    const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: top, shell: process.platform === 'win32' });
    const packed = new Set(JSON.parse(stdout)[0].files.map((file) => `./${file.path}`));
    const targets = Object.values(pack.exports).flatMap((target) => (typeof target === 'string' ? target : Object.values(target))).filter((target) => !target.includes('*'));
    assert.deepEqual(targets.filter((target) => !packed.has(target)), []);
    assert.deepEqual(distFiles.filter((file) => !packed.has(`./${file}`)), []);
    assert.ok(packed.has(`./${pack.customElements}`) && packed.has(pack.types), 'customElements and types');
  });

  it('resolves every path of its exports', async () => {
    const paths = Object.keys(pack.exports).filter((key) => !key.includes('*')).map((key) => key.replace('.', pack.name));
    paths.push(`${pack.name}/cdn/waymark.js`, `${pack.name}/cdn/waymark.iife.js`, `${pack.name}/cdn/sri.json`);
    const missing = await inNode(`import { existsSync } from 'node:fs';
      console.log(JSON.stringify(${JSON.stringify(paths)}.filter((name) => !existsSync(new URL(import.meta.resolve(name))))));`);
    assert.deepEqual(missing, []);
  });

  it('has a define path for every widget', () => {
    const widgets = modules.map((file) => /^dist\/widgets\/([^/]+)\/define\.js$/.exec(file)?.[1]).filter(Boolean);
    assert.ok(widgets.length > 0);
    assert.deepEqual(widgets.filter((name) => !pack.exports[`./define/${name}`]), []);
  });

  it('depends on every package that its modules import', () => {
    const packages = modules.flatMap((file) => [...read(file).matchAll(/(?:from|import)\s*\(?\s*["']((?:@[\w.-]+\/)?[\w-][\w.-]*)[^"']*["']/g)].map((match) => match[1]));
    assert.ok(packages.includes('lit'), 'finds the packages at all');
    assert.deepEqual([...new Set(packages)].filter((name) => !pack.dependencies[name]), []);
  });

  it('names no path of the machine that built it', () => {
    const leaks = distFiles.filter((file) => {
      const text = read(file);
      return text.includes(top) || text.includes('file://') || /(?<![\w.-])\/(home|Users|root)\/\w/.test(text);
    });
    assert.deepEqual(leaks, []);
  });

  it('has a schema and a manifest that describe something', () => {
    assert.equal(typeof JSON.parse(read('dist/schema.json')).$schema, 'string');
    assert.equal(read('dist/cdn/waymark.schema.json'), read('dist/schema.json'));
    const manifest = JSON.parse(read('dist/custom-elements.json'));
    const tags = manifest.modules.flatMap((module) => module.exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name));
    assert.ok(tags.includes('waymark-results-timeline'), tags.join());
    assert.deepEqual(manifest.modules.map((module) => module.path).filter((file) => !distFiles.includes(file)), []);
  });
});

describe('waymark/results', () => {
  it('runs in plain Node', async () => {
    const answer = await inNode(`import { parseConfig } from 'waymark/results';
      console.log(JSON.stringify([typeof document, typeof customElements, parseConfig(undefined).ok]));`);
    assert.deepEqual(answer, ['undefined', 'undefined', false]);
  });

  it('loads neither Lit nor the chart', () => {
    const { packages } = graph('dist/results/index.js');
    assert.ok(packages.size > 0, 'finds the packages at all');
    assert.deepEqual([...packages].filter((name) => /^(lit|@lit|chart\.js)/.test(name)), []);
  });
});

describe('waymark', () => {
  // Lit for Node takes the registry that it finds
  const registered = (name) => inNode(`const names = [];
    globalThis.customElements = { define: (name) => names.push(name), get: () => undefined, whenDefined: async () => {} };
    await import('${name}');
    console.log(JSON.stringify(names.sort()));`);

  it('registers nothing', async () => assert.deepEqual(await registered('waymark'), []));

  it('registers one element by each define path, and all by waymark/define', async () => {
    const each = Object.keys(pack.exports).filter((key) => key.startsWith('./define/'));
    for (const key of each) assert.deepEqual(await registered(key.replace('.', pack.name)), [key.replace('./define/', 'waymark-')]);
    assert.deepEqual(await registered('waymark/define'), each.map((key) => key.replace('./define/', 'waymark-')).sort());
  });

  it('loads what a widget shows only when there is something to show', () => {
    for (const file of ['dist/index.js', 'dist/define.js']) {
      const { files, packages } = graph(file);
      assert.ok(packages.has('lit'), 'finds the packages at all');
      assert.deepEqual([...files].filter((name) => /-view\.js|\/picture\/|\/plan\/plan\.js|locales\/(?!en\/results)\w+\//.test(name) && file === 'dist/define.js'), []);
    }
  });
});

describe('what explains faults', () => {
  const explains = /^(zod|leven|d3-dsv)($|\/)|\/config\/(parse|schema|shape|meaning|locate|nearest|read-points-file)\.js$/;

  it('is no part of what the elements load at once', () => {
    const { files, packages } = graph('dist/config/check.js', graph('dist/define.js'));
    assert.ok(files.has('dist/config/load.js') && files.has('dist/config/sound.js'), 'finds the files at all');
    assert.deepEqual([...packages, ...files].filter((name) => explains.test(name)), []);
    // parseConfig answers at once, so it holds all that it may have to say
    assert.ok(graph('dist/results/index.js').packages.has('zod/mini'));
  });
});

describe('the scripts', () => {
  let browser;
  let server;
  before(async () => {
    server = await serve({
      folders: { '/cdn/': path.join(top, 'dist/cdn') },
      pages: { '/': '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title><waymark-results-timeline></waymark-results-timeline></html>' },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('have the integrity that sri.json says', () => {
    const sri = JSON.parse(read('dist/cdn/sri.json'));
    assert.ok(sri['waymark.js'] && sri['waymark.iife.js']);
    const hashes = cdnScripts.map((file) => [path.posix.basename(file), `sha384-${createHash('sha384').update(readFileSync(path.join(top, file))).digest('base64')}`]);
    assert.deepEqual(sri, Object.fromEntries(hashes));
  });

  it('hold style sheets that say the same as their source', async () => {
    const { module: { tight } } = await runnerImport('/build/tight-styles.ts', { configFile: false, root: top, logLevel: 'error' });
    const sources = readdirSync(path.join(top, 'src'), { recursive: true }).map(String).filter((file) => file.endsWith('.ts')).map((file) => read(`src/${file}`));
    const sheets = sources.flatMap((source) => [...source.matchAll(/\bcss`([^`]*)`/g)].map(([, text]) => text));
    assert.ok(sheets.length > 5, 'finds the style sheets at all');
    const page = await browser.newPage();
    const rules = (texts) => page.evaluate((all) => all.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text.replace(/\$\{[^}]*\}/g, '9'));
      return [...sheet.cssRules].map(({ cssText }) => cssText.replace(/,\s+/g, ',')); // a value with var() keeps its own spaces
    }), texts);
    assert.deepEqual(await rules(sheets.map(tight)), await rules(sheets));
    await page.close();
  });

  it('find what comes later beside them, and never load the first file again', () => {
    const esm = cdnScripts.filter((file) => !file.endsWith('iife.js'));
    const later = esm.flatMap((file) => [...read(file).matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)].map((match) => `dist/cdn/${match[1]}`));
    assert.ok(later.length > 3, 'finds them at all');
    assert.deepEqual(later.filter((file) => !esm.includes(file)), []);
    // no file must arrive to name the next: whatever the first asks for, it asks for what that needs, too
    const asked = new Set([...read('dist/cdn/waymark.js').matchAll(/import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)].map(([, name]) => `dist/cdn/${name}`));
    assert.ok(asked.size > 5, 'finds what it asks for at all');
    for (const file of asked) for (const needed of graph(file).files) assert.ok(asked.has(needed), `${needed} waits for ${file}`);
    // behind a redirect or with a query, `./waymark.js` is another module: Waymark twice
    const again = cdnScripts.filter((file) => /["'`]\.\/waymark(\.iife)?\.js["'`]/.test(read(file)));
    assert.deepEqual(again, []);
    const classic = read('dist/cdn/waymark.iife.js');
    assert.doesNotMatch(classic, /\bimport\s*["'`{*]|\bexport\s*[{*]|import\.meta/);
    // what lies beside the classic script is its own: a file of the other script would register all once more
    const beside = [...classic.matchAll(/import\(([^)]*)\)/g)].map(([, name]) => /^["'`]\.\/(waymark-classic-[\w.-]+\.js)["'`]$/.exec(name)?.[1]);
    assert.ok(beside.length > 3 && beside.every((name) => esm.includes(`dist/cdn/${name}`)), String(beside));
    for (const name of beside) for (const file of graph(`dist/cdn/${name}`).files) assert.match(file, /waymark-classic-/);
  });

  for (const file of ['waymark.js', 'waymark.iife.js']) {
    it(`${file} registers the elements and leaves no other trace on the page`, async () => {
      const page = await openPage(browser);
      await page.goto(server.url);
      const traces = () => page.evaluate(() => [
        ...[window, Symbol, Object.prototype, Array.prototype, Element.prototype].flatMap((thing) => Reflect.ownKeys(thing).map(String)),
        ...[...document.head.children].map((child) => child.outerHTML),
      ]);
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').length);
      const without = await traces();
      await page.addScriptTag({ url: `/cdn/${file}`, ...(file === 'waymark.js' && { type: 'module' }) });
      await page.waitForFunction(() => customElements.get('waymark-results-timeline'));
      await page.waitForTimeout(500);
      const added = (await traces()).filter((trace) => !without.includes(trace));
      assert.deepEqual(added.filter((trace) => !/^<script [^>]*src="\/cdn\//.test(trace)), []);
      assert.equal(added.length, 1, 'sees what is added at all: the script');
      assert.deepEqual(page.wrongs, []);
      if (file === 'waymark.iife.js') {
        const urls = await page.evaluate((from) => performance.getEntriesByType('resource').slice(from).map(({ name }) => name), loaded);
        assert.deepEqual(urls.map((url) => path.posix.basename(url)), [file], 'asks for no other file');
      }
      await page.close();
    });
  }

  describe('and a config', () => {
    const plan = (text) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Host</title><script type="module" src="/cdn/waymark.js"></script>
      <waymark-success-plan><script type="application/json">${text}</script></waymark-success-plan></html>`;
    const sound = readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8');
    const faulty = sound.replace(/"goLive": *"[^"]*"/, '"goLive": "soon"');
    const [explainer, ...others] = cdnScripts.map((file) => path.posix.basename(file)).filter((file) => /^waymark-parse-/.test(file));
    const state = (page, name) => page.waitForSelector(`waymark-success-plan[state="${name}"]`, { state: 'attached', timeout: 10_000 });
    const said = (page, words) => page.waitForFunction((text) => document.querySelector('waymark-success-plan').shadowRoot?.textContent.includes(text), words, { timeout: 10_000 });
    let host;
    before(async () => {
      host = await serve({ folders: { '/cdn/': path.join(top, 'dist/cdn') }, pages: { '/sound': plan(sound), '/faulty': plan(faulty) } });
    });
    after(() => host.close());
    const asked = (name) => host.requests.filter((request) => request.endsWith(name)).length;

    it('ask for what explains faults only where there is one', async () => {
      assert.deepEqual([explainer !== undefined && explainer !== 'waymark.js', others], [true, []]);
      const page = await openPage(browser);
      await page.goto(`${host.url}/sound`);
      await state(page, 'ready');
      assert.deepEqual([asked('/waymark.js'), asked(explainer)], [1, 0]);
      await page.goto(`${host.url}/faulty`);
      await said(page, 'Expected a day that exists, as YYYY-MM-DD, found "soon".');
      assert.equal(asked(explainer), 1);
      assert.deepEqual(page.wrongs, []);
      await page.close();
    });

    it('say so where it cannot be had, and show a sound config all the same', async () => {
      const page = await openPage(browser);
      await page.route(`**/${explainer}`, (route) => route.fulfill({ status: 404 }));
      await page.goto(`${host.url}/faulty`);
      await state(page, 'error');
      await said(page, 'could not be loaded. Check that all files of the package are served.');
      await page.goto(`${host.url}/sound`);
      await state(page, 'ready');
      await page.close();
    });
  });

  it('work beside a second copy, under Trusted Types that allow each policy once', async () => {
    const strict = await serve({
      folders: { '/cdn/': path.join(top, 'dist/cdn') },
      pages: {
        '/': '<!doctype html><html lang="en"><link rel="icon" href="/favicon.svg"><title>Host</title><script src="/host.js"></script><script src="/cdn/waymark.iife.js"></script><waymark-success-plan></waymark-success-plan></html>',
        '/favicon.svg': '',
      },
      headers: { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html waymark-lit" },
      answer: (req, res) => req.url === '/host.js' && res.setHeader('Content-Type', 'text/javascript').end("trustedTypes.createPolicy('lit-html', { createHTML: (text) => text });"),
    });
    const page = await openPage(browser);
    await page.goto(strict.url);
    await page.waitForFunction(() => document.querySelector('waymark-success-plan')?.shadowRoot?.childElementCount, undefined, { timeout: 5000 });
    assert.deepEqual(page.wrongs, []);
    await page.close();
    await strict.close();
  });
});
