import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { SECTIONS, type SectionId } from '../../../src/export/report.js';
import { paintOnce } from '../../../src/chart/painter.js';
import { htmlOf } from '../../../src/export/html/render.js';
import { pageFragment, pageHtml } from '../../../src/export/html/index.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { soundInput } from '../../core/config/arbitrary.js';
import { account } from '../../fixtures/account.js';
import { asXml, demoAccounts, english, EVIL, kept, LANGUAGES, loadAll, withTexts } from '../support.js';

before(loadAll);

/** All that the page may consist of: nothing that runs, and nothing that loads. */
const HTML = [
  'html',
  'head',
  'meta',
  'title',
  'style',
  'body',
  'article',
  'section',
  'h1',
  'h2',
  'h3',
  'p',
  'strong',
  'span',
  'br',
  'ul',
  'li',
  'a',
  'details',
  'summary',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
];
const SVG = ['svg', 'title', 'desc', 'rect', 'path', 'text', 'g', 'defs', 'clipPath'];
const ATTRIBUTES = [
  'lang',
  'dir',
  'charset',
  'http-equiv',
  'content',
  'name',
  'class',
  'id',
  'href',
  'rel',
  'scope',
  'align',
  'border',
  'cellpadding',
  'cellspacing',
  'aria-label',
];

function check(html: string): Document {
  expect(asXml(html).documentElement.localName, 'well-formed').to.equal('html');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('*')) {
    const inSvg = element.closest('svg') !== null;
    expect(inSvg ? SVG : HTML, element.outerHTML.slice(0, 200)).to.include(element.localName);
    for (const { name, value } of element.attributes) {
      if (!inSvg) expect(ATTRIBUTES, element.outerHTML.slice(0, 200)).to.include(name);
      expect(name, element.outerHTML.slice(0, 200)).to.not.match(/^(?:on|style|src|xlink)/);
      if (name === 'href') expect(value).to.match(/^(?:https?|mailto|tel):/);
    }
  }
  return page;
}

const textOf = (page: ParentNode): string =>
  [...page.querySelectorAll('h1, h2, h3, p, li, th, td, summary')].map((element) => element.textContent).join('\n');
const headings = (page: Document): string[] =>
  [...page.querySelectorAll('section')].map(({ id }) => id.replace('waymark-', ''));

describe('the page as HTML: what it is made of', () => {
  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`${id} in ${lang} is well-formed, has no script, and asks for nothing`, () => {
        const html = htmlOf(config, localizerFor(lang, config.messages), paintOnce, { lang });
        const page = check(html);
        expect(page.documentElement.lang).to.equal(lang);
        expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).to.equal(
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        );
        expect(htmlOf(config, localizerFor(lang, config.messages), paintOnce, { lang }), 'the same each time').to.equal(
          html,
        );
      });

  it('has no tag of a config’s making, whatever is written in any text of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVIL), { minLength: 1, maxLength: 2 }), (parts) => {
        const input = withTexts(account(), (was) => `${parts.join('')} ${was}`) as ConfigInput;
        const config = kept(input);
        const html = htmlOf(config, english(config), paintOnce, {
          since: { statements: [{ text: parts.join('') }] },
          issues: [{ code: 'shape', path: parts.join(''), message: '' }],
        });
        const page = check(html);
        expect(page.querySelectorAll('article'), 'one article').to.have.length(1);
        expect(headings(page)).to.deep.equal([...SECTIONS]);
        // what was written is there to be read
        const visible = parts
          .join('')
          .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
          .replace(/\s+/g, ' ')
          .trim();
        expect(page.querySelector('h1')?.textContent.replace(/\s+/g, ' ')).to.include(visible);
      }),
      { numRuns: 60 },
    );
  });

  it('is well-formed for anything that a config can be', () => {
    // without values: a day of the year 100 and one of the year 9999 are three million periods
    const bare = (measures: unknown) =>
      (measures as object[] | undefined)?.map((measure) => ({ ...measure, points: [], comparison: undefined }));
    fc.assert(
      fc.property(soundInput(), (input) => {
        const config = kept({
          ...input,
          asOf: '2026-07-10T08:00:00Z',
          metrics: bare(input.metrics),
          behaviors: bare(input.behaviors),
        } as Partial<ConfigInput>);
        check(htmlOf(config, english(config), paintOnce));
      }),
      { numRuns: 12 },
    );
  });

  it('follows no link but http, https, mailto and tel; any other is shown as it is written', () => {
    const linked = (link: string) => {
      const config = kept({
        effort: { entries: [{ id: 'e', kind: 'action', side: 'customer', title: 'Do it', moves: ['cycle'], link }] },
      });
      const page = check(htmlOf(config, english(config), paintOnce, { sections: ['now'] }));
      return page.querySelector('a')?.getAttribute('href') ?? page.querySelector('li')?.textContent;
    };
    expect(linked('https://example.com/a?b=c&d')).to.equal('https://example.com/a?b=c&d');
    expect(linked('mailto:a@example.com')).to.equal('mailto:a@example.com');
    for (const link of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,<b>',
      'vbscript:x',
      'file:///etc/passwd',
      '/relative',
      'java\nscript:x',
    ])
      expect(linked(link), link).to.include(link.replace('\n', '\n'));
  });
});

describe('the page as HTML: what it says', () => {
  it('has the sections in the order in which a sponsor reads, or those asked for', async () => {
    const shown = async (sections?: SectionId[]) =>
      headings(check(await pageHtml(account(), sections ? { sections } : {})));
    expect(await shown()).to.deep.equal(SECTIONS.filter((id) => id !== 'since'));
    expect(await shown(['now', 'results', 'now', 'nonsense' as SectionId])).to.deep.equal(['now', 'results']);
  });

  it('says what changed since the reader last looked, where that is given', async () => {
    const page = check(
      await pageHtml(account(), { since: { statements: [{ text: 'Cycle time moved from 7 to 6.5 days.' }] } }),
    );
    expect(page.querySelector('#waymark-since')?.textContent).to.include('Cycle time moved from 7 to 6.5 days.');
  });

  it('has a picture of each metric as SVG and the same numbers as a table below it', () => {
    const config = kept();
    const page = check(htmlOf(config, english(config), paintOnce));
    const pictures = [...page.querySelectorAll('#waymark-timelines svg')];
    expect(pictures).to.have.length(2);
    for (const picture of pictures) {
      expect(picture.getAttribute('role')).to.equal('img');
      expect(picture.querySelector('title')?.textContent).to.not.equal('');
      expect(picture.nextElementSibling?.localName).to.equal('details');
    }
    const rows = [...page.querySelectorAll('#waymark-timelines details')[0]!.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows[0]).to.deep.equal(['August 2025', '12 days', '1', 'baseline']);
    expect(rows[7]).to.deep.equal(['March 2026', '–', '0', 'not measured']);
    expect(rows.at(-1)).to.deep.equal(['July 2026', '7 days', '1', 'in progress']);
  });

  it('says of each number from where, of when, and what may be claimed of it', () => {
    const config = kept();
    const said = textOf(check(htmlOf(config, english(config), paintOnce)));
    for (const text of [
      'As of July 10, 2026',
      'ERP, invoice table',
      'Observed',
      'Before/after',
      'Days from order to invoice',
      'Target 5 days by December 31, 2026.',
    ])
      expect(said).to.include(text);
  });

  it('is the customer’s: nothing private, no advice, nothing that is tied to no result', () => {
    const config = kept({ private: { note: 'They may churn' } });
    const html = htmlOf(config, english(config), paintOnce);
    for (const text of ['They may churn', 'Rate our service', 'Ask the customer', 'Tune-up'])
      expect(html).to.not.include(text);
  });

  it('says at the top that it is out of date: a config that could not be refreshed, a result that is stale', () => {
    const first = (config: ReturnType<typeof kept>, isStale = false) =>
      check(htmlOf(config, english(config), paintOnce, { isStale })).querySelector('article')?.firstElementChild;
    expect(first(kept())?.localName).to.equal('h1');
    expect(first(kept(), true)?.textContent).to.match(
      /^Out of date: newer numbers could not be loaded .* July 10, 2026\.$/,
    );
    expect(first(kept({ asOf: '2027-02-10T08:00:00Z' }))?.textContent).to.match(
      /^Out of date: Cycle time\. Latest value: July 2026, 193 days old/,
    );
  });

  it('renders what is right of a faulty config, and names what is left out', async () => {
    const [cycle] = account().metrics ?? [];
    const page = check(
      await pageHtml({ ...account(), metrics: [cycle, { id: 'broken', name: 'Broken', direction: 'sideways' }] }),
    );
    expect(page.querySelector('.notice')?.textContent).to.equal('Left out, since it cannot be read: broken.');
    expect(textOf(page)).to.include('Cycle time');
  });

  it('says which config it could not read at all', async () => {
    for (const input of ['', '{', null, 42, { version: 1 }]) {
      const fault: unknown = await pageHtml(input).then(
        () => null,
        (error: unknown) => error,
      );
      expect(fault).to.be.instanceOf(TypeError);
      expect(String(fault)).to.match(/The config cannot be read\. \$/);
    }
  });

  it('stands for an account with nothing but a purpose', () => {
    const config = kept({
      metrics: [],
      behaviors: [],
      events: [],
      plan: { purpose: 'Get paid a week sooner' },
      effort: { entries: [] },
    });
    const page = check(htmlOf(config, english(config), paintOnce));
    expect(headings(page)).to.deep.equal(['purpose', 'results', 'plan', 'now']);
    expect(textOf(page))
      .to.include('Get paid a week sooner')
      .and.to.include('No results are set up yet.')
      .and.to.include('Nothing needed from you right now.');
  });

  it('names a text’s direction where it is not the page’s', () => {
    const config = kept({ plan: { purpose: 'الدفع أسرع' } });
    const page = check(htmlOf(config, english(config), paintOnce));
    expect(page.documentElement.dir).to.equal('ltr');
    expect([...page.querySelectorAll('[dir=rtl]')].map(({ textContent }) => textContent)).to.include('الدفع أسرع');
  });

  it('without head and style is the article alone', async () => {
    const fragment = await pageFragment(account(), { lang: 'de' });
    expect(fragment).to.match(/^<article class="waymark-page" lang="de" dir="ltr">.*<\/article>$/s);
    expect(fragment).to.not.match(/<style|<head|<script/);
  });
});
