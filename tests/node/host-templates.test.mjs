// The script tag's build makes nodes of every template as the browser's own parser does, and refuses what it would read differently.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { build } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { serve } from '../tools/serve.mjs';

const top = path.resolve(import.meta.dirname, '../..');

/** Every template in src: what stands between its expressions, and whether it is of HTML or of SVG. */
function templates() {
  const files = readdirSync(path.join(top, 'src'), { recursive: true }).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const found = [];
    const visit = (node) => {
      if (ts.isTaggedTemplateExpression(node) && /^(html|svg)$/.test(node.tag.getText())) {
        const { template } = node;
        const strings = ts.isNoSubstitutionTemplateLiteral(template) ? [template.text] : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
        found.push({ file, type: node.tag.getText() === 'svg' ? 2 : 1, strings });
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(path.join(top, 'src', file), 'utf8'), ts.ScriptTarget.Latest, true));
    return found;
  });
}

const code = `
  import { _$LH } from 'lit-html/private-ssr-support.js';
  import { growTree } from '/build/in-page/template-tree.ts';
  const written = (node) => {
    const children = [...(node.content ?? node).childNodes].map(written);
    if (node.nodeType === 3 || node.nodeType === 8) return [node.nodeType, node.data];
    // a name that Lit reads by its order alone may be written otherwise
    const attributes = [...(node.attributes ?? [])].map(({ name, value, namespaceURI }) => [name.toLowerCase().replace(/^[@.?]/, (sign) => '_' + sign.charCodeAt(0)), value, namespaceURI]);
    return [node.namespaceURI ?? null, node.localName ?? null, attributes, children];
  };
  window.grown = (html) => {
    const template = document.createElement('template');
    growTree(template.content, html);
    return JSON.stringify(written(template.content));
  };
  window.compare = (strings, type) => {
    const [html] = _$LH.getTemplateHtml(Object.assign(strings, { raw: strings }), type);
    // as in the build, whose signs any attribute's name may hold
    const ours = (text) => text.replaceAll('$lit$', '-lit-').replace(/lit\\$(\\d+)\\$/g, 'lit-$1-');
    const template = document.createElement('template');
    template.innerHTML = html;
    return [ours(JSON.stringify(written(template.content))), window.grown(ours(String(html)))];
  };`;

describe('templates without the browser’s parser', () => {
  let browser;
  let site;
  let page;
  before(async () => {
    const { output } = await build({
      root: top, configFile: false, logLevel: 'error',
      plugins: [{ name: 'compare', resolveId: (id) => (id === 'compare.js' ? id : null), load: (id) => (id === 'compare.js' ? code : null) }],
      build: { write: false, target: 'es2022', rolldownOptions: { input: 'compare.js', output: { entryFileNames: 'compare.js' } } },
    });
    site = await serve({
      pages: { '/': '<!doctype html><title>t</title><link rel="icon" href="data:,"><script type="module" src="/compare.js"></script>' },
      answer: (req, res) => { if (req.url === '/compare.js') res.setHeader('Content-Type', 'text/javascript').end(output[0].code); },
    });
    browser = await openBrowser();
    page = await openPage(browser);
    await page.goto(site.url);
    await page.waitForFunction(() => window.compare);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  it('are the same nodes as with it, each of them', async () => {
    const all = templates();
    assert.ok(all.length > 150, `${all.length} found`);
    const compared = await page.evaluate((list) => list.map(({ strings, type }) => { try { return window.compare(strings, type); } catch (error) { return ['', String(error)]; } }), all);
    assert.deepEqual(all.flatMap(({ file, strings }, i) => (compared[i][0] === compared[i][1] ? [] : [`${file}: ${strings.join('${}')}\n  ${compared[i].join('\n  ')}`])), []);
  });

  for (const html of ['<p>open', '<p></div>', '</p>', '<ul><li>one<li>two</ul>', '<p>one &amp; two</p>', '<p>1 < 2</p>', '<p', '<p class="a>', '<!-- open', '<!doctype html>']) {
    it(`are refused where they would be read differently: ${html}`, async () =>
      assert.match(await page.evaluate((text) => { try { return window.grown(text); } catch (error) { return String(error); } }, html), /^SyntaxError: No template: /));
  }
});
