import { expect } from '@open-wc/testing';
import { csvParseRows } from 'd3-dsv';
import ICAL from 'ical.js';
import type { Config } from '../../../src/core/config/schema.js';
import { loadMessages } from '../../../src/core/i18n/load-messages.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { copy } from '../../../src/elements/shared/clipboard.js';
import {
  exportFile,
  exportOutcomeText,
  type ExportFormat,
  type ExportOptions,
  type ExportOutcome,
} from '../../../src/elements/shared/export-file.js';
import { kept } from '../../export/support.js';

interface Saved {
  taken: ExportOutcome;
  name: string;
  type: string;
  blob: Blob | null;
}

const clicked: HTMLAnchorElement[] = [];
before(() => {
  // the browser's own saving is held back
  HTMLAnchorElement.prototype.click = function () {
    clicked.push(this);
  };
});
after(() => Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'));

async function taken(kind: ExportFormat, options: Partial<ExportOptions> = {}): Promise<Saved> {
  const what = await exportFile(kind, { config: kept(), lang: 'en', metric: 'cycle', ...options });
  const link = clicked.pop();
  const response = link && (await fetch(link.href));
  return {
    taken: what,
    name: link?.download ?? '',
    type: response?.headers.get('content-type') ?? '',
    blob: (await response?.blob()) ?? null,
  };
}

const stale = (config: Config): Config => ({ ...config, asOf: '2027-02-10T08:00:00Z' });

describe('what can be taken along', () => {
  const cases: [ExportFormat, string, RegExp][] = [
    ['slides', 'acme-results-2026-07-10.pptx', /presentationml/],
    ['html', 'acme-results-2026-07-10.html', /^text\/html;charset=utf-8$/],
    ['png', 'acme-cycle-2026-07-10.png', /^image\/png$/],
    ['svg', 'acme-cycle-2026-07-10.svg', /^image\/svg\+xml$/],
    ['csv', 'acme-cycle-2026-07-10.csv', /^text\/csv;charset=utf-8$/],
    ['calendar', 'acme-calendar-2026-07-10.ics', /^text\/calendar;charset=utf-8$/],
  ];
  for (const [kind, name, type] of cases) {
    it(`${kind}: a file by its own name and type`, async () => {
      const file = await taken(kind);
      expect([file.taken, file.name]).to.deep.equal(['done', name]);
      expect(file.type).to.match(type);
      expect(file.blob!.size).to.be.greaterThan(100);
    });

    it(`${kind}: says in its name that it is out of date`, async () => {
      expect((await taken(kind, { isStale: true })).name).to.equal(name.replace(/(\.\w+)$/, '-out-of-date$1'));
      const late = await taken(kind, { config: stale(kept()) });
      // the days of a calendar are no numbers
      expect(late.name).to.equal(
        name.replace('2026-07-10', '2027-02-10').replace(/(\.\w+)$/, kind === 'calendar' ? '$1' : '-out-of-date$1'),
      );
    });
  }

  it('says within each text that it is out of date', async () => {
    for (const kind of ['html', 'svg', 'csv', 'calendar'] as const) {
      const text = (await (await taken(kind, { isStale: true })).blob!.text()).replace(/\r\n[ \t]/g, '');
      expect(text, kind).to.match(/Out of date: newer numbers could not be loaded/);
    }
  });

  it('is what it says it is', async () => {
    const zip = await (await taken('slides')).blob!.text();
    expect(zip.startsWith('PK')).to.equal(true);
    expect(zip).to.include('ppt/slides/slide1.xml');
    expect(csvParseRows(await (await taken('csv')).blob!.text()).flat()).to.include('Cycle time');
    const calendar = new ICAL.Component(
      ICAL.parse(await (await taken('calendar', { isStale: true })).blob!.text()) as never[],
    );
    expect(calendar.getFirstPropertyValue('description')).to.match(/^Out of date/);
    expect(
      new DOMParser()
        .parseFromString(await (await taken('html', { lang: 'de' })).blob!.text(), 'text/html')
        .querySelector('h1')?.textContent,
    ).to.equal('Ergebnisse: Acme');
  });

  it('has the accent that the config names in any way that CSS knows', async () => {
    const svg = await (await taken('svg', { config: kept({ appearance: { accent: 'rebeccapurple' } }) })).blob!.text();
    expect(svg).to.include('#663399');
  });

  it('leaves nothing behind on the page, and posts it no message', async () => {
    const messages: unknown[] = [];
    const listen = (event: MessageEvent) => messages.push(event.data);
    window.addEventListener('message', listen);
    const before = Reflect.ownKeys(window);
    await taken('slides');
    await Promise.all([taken('slides'), taken('slides')]);
    window.removeEventListener('message', listen);
    expect(Reflect.ownKeys(window).filter((key) => !before.includes(key))).to.deep.equal([]);
    expect(messages).to.deep.equal([]);
  });
});

describe('what cannot be taken along', () => {
  it('there is nothing to put into a calendar', async () => {
    const file = await taken('calendar', { config: kept({ plan: {}, effort: { entries: [] }, metrics: [] }) });
    expect([file.taken, file.blob]).to.deep.equal(['nothing', null]);
  });

  it('a metric that is not there', async () =>
    expect((await taken('csv', { metric: 'nonsense' })).taken).to.equal('failed'));

  it('a browser that makes no picture', async () => {
    const real = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'toBlob')!;
    HTMLCanvasElement.prototype.toBlob = (callback) => callback(null);
    try {
      expect((await taken('png')).taken).to.equal('failed');
    } finally {
      Object.defineProperty(HTMLCanvasElement.prototype, 'toBlob', real);
    }
  });

  it('a frame around the page forbids downloads', async () => {
    const frame = document.createElement('iframe');
    const framed = async (sandbox: string | null) => {
      if (sandbox === null) frame.removeAttribute('sandbox');
      else frame.setAttribute('sandbox', sandbox);
      const real = Object.getOwnPropertyDescriptor(window, 'frameElement');
      const parent = Object.getOwnPropertyDescriptor(window, 'parent');
      Object.defineProperty(window, 'frameElement', { configurable: true, get: () => frame });
      Object.defineProperty(window, 'parent', {
        configurable: true,
        get: () => frame.contentWindow?.parent ?? { parent: null },
      });
      try {
        return (await taken('csv')).taken;
      } finally {
        Object.defineProperty(window, 'frameElement', real ?? { configurable: true, value: null });
        Object.defineProperty(window, 'parent', parent ?? { configurable: true, value: window });
      }
    };
    expect(await framed('allow-scripts allow-same-origin')).to.equal('blocked');
    expect(await framed('allow-scripts allow-downloads')).to.equal('done');
    expect(await framed(null)).to.equal('done');
  });

  it('each has words that say what to do', async () => {
    await Promise.all(['en', 'de'].map((lang) => loadMessages(lang, ['export'])));
    for (const lang of ['en', 'de'])
      for (const what of ['done', 'blocked', 'not-loaded', 'failed', 'nothing'] as const)
        expect(exportOutcomeText(what, localizerFor(lang))).to.not.match(/^take\./);
  });
});

describe('the clipboard', () => {
  type Clip = Partial<Clipboard>;
  const withClipboard = async (clipboard: Clip | undefined, act: () => Promise<void>) => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    try {
      await act();
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  };
  const refuse = () => Promise.reject(new DOMException('Not allowed', 'NotAllowedError'));

  it('takes both forms of a text', () => {
    const items: ClipboardItem[] = [];
    return withClipboard(
      {
        write: (list) => {
          items.push(...list);
          return Promise.resolve();
        },
      },
      async () => {
        expect(await copy({ text: 'Orders: 3', html: '<p>Orders: <b>3</b></p>' })).to.equal('done');
        expect(items[0]?.types).to.deep.equal(['text/plain', 'text/html']);
        expect(await (await items[0]!.getType('text/html')).text()).to.equal('<p>Orders: <b>3</b></p>');
      },
    );
  });

  it('takes the plain text where it takes no other', () => {
    const texts: string[] = [];
    return withClipboard(
      {
        write: refuse,
        writeText: (text) => {
          texts.push(text);
          return Promise.resolve();
        },
      },
      async () => {
        expect(await copy({ text: 'Orders: 3', html: '<b>3</b>' })).to.equal('done');
        expect(texts).to.deep.equal(['Orders: 3']);
      },
    );
  });

  it('says that it is blocked: by the person, by a policy, or since the page is not secure', async () => {
    for (const clipboard of [{ write: refuse, writeText: refuse }, undefined])
      await withClipboard(clipboard, async () => {
        expect(await copy({ text: 'a', html: 'a' })).to.equal('blocked');
      });
  });
});
