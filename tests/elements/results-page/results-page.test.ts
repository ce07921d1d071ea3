import { expect, html, oneEvent } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { parseConfig } from '../../../src/core/config/parse.js';
import { lastSeenOf } from '../../../src/core/review/digest.js';
import type { WaymarkConfig } from '../../../src/elements/config/config.js';
import type { WaymarkEffortChecklist } from '../../../src/elements/effort-checklist/effort-checklist.js';
import type { WaymarkResultsPage } from '../../../src/elements/results-page/results-page.js';
import { account } from '../../fixtures/account.js';
import { fakeNetwork, inside, place, reaches, textOf, waitUntil } from '../../fixtures/page.js';
import { monthly } from '../../fixtures/config.js';

async function page(config: unknown = account(), sections = ''): Promise<WaymarkResultsPage> {
  const element = await place<WaymarkResultsPage>(
    html`<waymark-results-page .config=${config} .sections=${sections}></waymark-results-page>`,
  );
  await waitUntil(() => element.getAttribute('state') !== 'loading', 'never loaded');
  return element;
}
const titles = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('section')].map((section) => section.getAttribute('aria-label'));
const within = (element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const button = (element: Element, words: string) =>
  within(element, 'button').find(({ textContent, ariaLabel }) => (ariaLabel ?? textContent)?.trim() === words)!;
const says = (element: Element, words: string | RegExp) =>
  waitUntil(
    () => (typeof words === 'string' ? textOf(element).includes(words) : words.test(textOf(element))),
    `never said ${words}`,
  );
const allReady = (element: Element) =>
  waitUntil(
    () =>
      within(element, 'waymark-results-timeline, waymark-success-plan, waymark-effort-checklist').every(
        (one) => one.getAttribute('state') === 'ready',
      ),
    'not all ready',
  );

/** An account of its own for each test: what a browser is asked to remember of one is not the next one's. */
const own = (parts: Partial<ConfigInput> = {}): ConfigInput =>
  account({ account: { id: `a-${Math.random()}`, name: 'Acme', timeZone: 'UTC' }, ...parts });

describe('<waymark-results-page>', () => {
  it('is composed of the other elements, in the order in which a sponsor reads', async () => {
    const element = await page();
    expect(titles(element)).to.deep.equal([
      'What it is for',
      'Results',
      'Since you last looked',
      'How it went',
      'What changed along the way',
      'Success plan',
      'What you can do now',
      'Handled for you',
      'Sources and dates',
    ]);
    await allReady(element);
    const text = textOf(element);
    for (const words of [
      'Results: Acme',
      'Get paid a week sooner',
      'Agreed by CFO',
      '5 days less than before',
      'All depots live',
      'Automatic reminders',
      'Switch two depots',
      'Map the tax codes',
      'Days from order to invoice',
      'ERP, invoice table',
    ])
      expect(text).to.include(words);
    expect(text).not.to.include('Rate our service');
  });

  it('shows the best and the worst alike, a line each', async () => {
    const points = [...monthly('2025-08', [5, 5, 5, 5, 5]), ...monthly('2026-01', [9, 9, 9, 9, 9, 9])];
    const element = await page(
      account({
        metrics: [...account().metrics!, { ...account().metrics![0]!, id: 'worse', name: 'Overdue', points }],
      }),
    );
    const rows = within(element, '#waymark-results .row').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());
    expect(rows[0]).to.match(/^Cycle time 12 → 7 → 5 days/);
    expect(rows[1]).to.match(/^Overdue .*worse than before/);
  });

  it('sections can be left out, and come in the order asked for; ids that nobody knows are passed over', async () => {
    const element = await page(account(), 'now sources nonsense results now');
    expect(titles(element)).to.deep.equal(['What you can do now', 'Sources and dates', 'Results']);
  });

  it('a section can be the page’s own', async () => {
    const element = await place<WaymarkResultsPage>(
      html`<waymark-results-page .config=${account()}
        ><p slot="section-purpose">Our own words</p></waymark-results-page
      >`,
    );
    await reaches(element, 'ready');
    const slot = inside<HTMLSlotElement>(element, 'slot[name="section-purpose"]');
    expect(slot.assignedElements().map(({ textContent }) => textContent)).to.deep.equal(['Our own words']);
  });

  it('is accessible', async () => {
    const element = await page();
    await allReady(element);
    inside<HTMLDetailsElement>(element, '.take').open = true;
    await expect(element).to.be.accessible();
  });

  it('finds the config around it, and so do the elements within', async () => {
    const around = await place<WaymarkConfig>(
      html`<waymark-config .config=${account()}><waymark-results-page></waymark-results-page></waymark-config>`,
    );
    const element = around.querySelector('waymark-results-page')!;
    await reaches(element, 'ready');
    await allReady(element);
    around.config = account({ plan: { ...account().plan!, purpose: 'Another purpose' } });
    await says(element, 'Another purpose');
  });

  it('what a person does in one element is shown in all', async () => {
    const element = await page();
    await allReady(element);
    const checklist = inside<WaymarkEffortChecklist>(element, '#waymark-now waymark-effort-checklist');
    const heard = oneEvent(element, 'waymark-change');
    inside(checklist, '[data-entry="switch"]').click();
    expect(((await heard) as HTMLElementEventMap['waymark-change']).detail.change).to.include({
      kind: 'action-done',
      target: 'switch',
    });
    await says(checklist, 'Nothing needed from you right now.');
  });

  it('leads to a section and to a metric, from within and from a link', async () => {
    const element = await page();
    await allReady(element);
    const link = within(element, '.contents a').find(({ textContent }) => textContent === 'Success plan')!;
    link.click();
    expect(location.hash).to.equal('#waymark-plan');
    expect(element.shadowRoot!.activeElement?.id).to.equal('waymark-plan');
    within(element, '#waymark-results .row')[0]!.click();
    expect(location.hash).to.equal('#waymark-metric-cycle');
    element.remove();
    const later = await page();
    await waitUntil(
      () => later.shadowRoot!.activeElement?.id === 'waymark-metric-cycle',
      'the link in the address was not followed',
    );
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('leaves an address alone in which the portal keeps its own route', async () => {
    const element = await page();
    history.replaceState(null, '', '#/accounts/acme');
    within(element, '.contents a')[1]!.click();
    expect(location.hash).to.equal('#/accounts/acme');
    expect(element.shadowRoot!.activeElement?.id).to.equal('waymark-results');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('an account with nothing but a purpose', async () => {
    const element = await page({
      version: 1,
      asOf: '2026-07-10T08:00:00Z',
      account: { id: 'p', name: 'Pure' },
      plan: { purpose: 'Get paid sooner' },
    });
    expect(titles(element)).to.deep.equal(['What it is for', 'Since you last looked', 'Success plan']);
    expect(textOf(element)).to.include('Get paid sooner');
  });

  it('faults are told once, at the top, and the rest is shown', async () => {
    const element = await page({
      ...account(),
      metrics: [...account().metrics!, { id: 'bad', name: 'Bad' } as never],
      renewal: 'soon',
    });
    await allReady(element);
    expect(inside(element, '.notice').textContent).to.match(/2 items can’t be shown/);
    const shown = [element, ...within(element, 'waymark-results-timeline, waymark-success-plan')]
      .flatMap((one) => within(one, '[part="faults"]'))
      .filter((one) => one.checkVisibility());
    expect(shown).to.have.length(1);
    expect(textOf(element)).to.include('5 days less than before');
  });

  it('that somebody must sign in is told once; what was shown stays', async () => {
    const network = fakeNetwork();
    network.on('account.json', new Response(JSON.stringify(account())), new Response('', { status: 401 }));
    const element = await place<WaymarkResultsPage>(
      html`<waymark-results-page src="/account.json"></waymark-results-page>`,
    );
    await reaches(element, 'ready');
    await allReady(element);
    element.reload();
    await reaches(element, 'auth-required');
    await says(element, '5 days less than before');
    expect(textOf(element).match(/Please sign in again/g)).to.have.length(1);
    network.restore();
  });

  it('is empty where there is nothing at all', async () => {
    const element = await page({ version: 1, asOf: '2026-07-10T08:00:00Z', account: { id: 'p', name: 'Pure' } });
    expect(element.getAttribute('state')).to.equal('empty');
    expect(textOf(element)).to.include('No results page is set up yet.');
  });

  it('twelve metrics, names of 200 characters: nothing is wider than the page', async () => {
    const metrics = Array.from({ length: 12 }, (_, i) => ({
      ...account().metrics![0]!,
      id: `m${i}`,
      name: `${i} ${'Invoice cycle time in all depots '.repeat(6)}`,
    }));
    const element = await page(
      account({ metrics, behaviors: [], events: [], effort: { entries: [] }, plan: { purpose: 'x '.repeat(100) } }),
    );
    element.style.width = '320px';
    await allReady(element);
    expect(within(element, 'waymark-results-timeline')).to.have.length(12);
    await waitUntil(
      () =>
        within(element, '*').every(
          (one) => one.scrollWidth <= Math.max(one.clientWidth, 320) || getComputedStyle(one).overflowX !== 'visible',
        ),
      'something is wider',
    );
  });
});

describe('<waymark-results-page>: since you last looked', () => {
  const seen = (config: ConfigInput) => {
    const parsed = parseConfig(config);
    return lastSeenOf(parsed.config!) as unknown as Record<string, unknown>;
  };
  const before = (config: ConfigInput): ConfigInput => ({ ...config, asOf: '2026-06-10T08:00:00Z' });

  /** A page of fifty metrics, and the number of timelines after each change of its content. */
  const pageOfFifty = (seen: (timelines: number) => void) => {
    const [metric] = account().metrics ?? [];
    const metrics = Array.from({ length: 50 }, (_, i) => ({ ...metric!, id: `m${i}` }));
    const element = document.createElement('waymark-results-page');
    element.sections = 'results timelines';
    element.config = own({ metrics });
    document.body.append(element);
    after(() => element.remove());
    new MutationObserver(() => seen(within(element, 'waymark-results-timeline').length)).observe(element.shadowRoot!, {
      childList: true,
      subtree: true,
    });
    return element;
  };

  it('fifty metrics: the timelines are added a few at a time, all of them come, and a link waits for its own', async () => {
    const counts = [0];
    let link: HTMLElement | undefined;
    const element = pageOfFifty((timelines) => {
      counts.push(timelines);
      // at the first sight of the row, when its timeline is not there yet
      if (!link && timelines) (link = within(element, '.result-row')[49])?.click();
    });
    await waitUntil(() => counts.at(-1) === 50, 'not all were added');
    expect(Math.max(...counts.slice(1).map((count, i) => count - (counts[i] ?? 0)))).to.be.at.most(12);
    await allReady(element);
    expect(element.shadowRoot!.activeElement?.id).to.equal('waymark-metric-m49');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('is printed whole, also while timelines are still being added', async () => {
    const counts: number[] = [];
    pageOfFifty((timelines) => {
      if (timelines && !counts.length) window.dispatchEvent(new Event('beforeprint'));
      if (timelines) counts.push(timelines);
    });
    await waitUntil(() => counts.length > 1, 'nothing was added for the printer');
    expect(counts.slice(0, 2)).to.deep.equal([12, 50]);
    window.dispatchEvent(new Event('afterprint'));
  });

  it('says what has changed since what the host has kept', async () => {
    const config = own();
    const element = await page({ ...config, lastSeen: seen(before(config)) });
    await says(element, 'You last saw the numbers as of June 10, 2026, 30 days before these.');
    await says(element, /Cycle time: 8 → 7 days/);
  });

  it('what was kept in an older shape, or is garbage, is nothing seen before', async () => {
    for (const lastSeen of [{ version: 0, results: [] }, { version: 1 }, {}]) {
      const element = await page(own({ lastSeen }));
      expect(textOf(element)).to.include('This page can tell you at your next visit what has changed.');
    }
  });

  it('remembers in this browser only once the reader has asked for it', async () => {
    const config = own();
    const first = await page(before(config));
    await says(first, 'This page can tell you at your next visit what has changed.');
    button(first, 'Remember what I have seen').click();
    await says(first, 'Remembered.');
    first.remove();
    const next = await page(config);
    await says(next, 'You last saw the numbers as of June 10, 2026');
    button(next, 'I have seen this').click();
    await says(next, 'Nothing has changed since then. No meeting needed.');
  });

  it('has the host remember where it saves what people do', async () => {
    const network = fakeNetwork();
    network.on('/changes', new Response(null, { status: 204 }));
    const config = own();
    const around = await place<WaymarkConfig>(
      html`<waymark-config save="/changes" .config=${config}
        ><waymark-results-page sections="since"></waymark-results-page
      ></waymark-config>`,
    );
    const element = around.querySelector('waymark-results-page')!;
    await reaches(element, 'ready');
    button(element, 'Remember what I have seen').click();
    await waitUntil(() => network.asked.some(({ method }) => method === 'POST'));
    expect(JSON.parse(network.asked.find(({ method }) => method === 'POST')!.body)).to.deep.include({
      kind: 'page-seen',
      target: config.account.id,
    });
    network.restore();
  });
});

describe('<waymark-results-page>: taking it along', () => {
  let files: { name: string; type: string }[];
  const keep = (event: MouseEvent) => {
    const link = event.composedPath()[0];
    if (!(link instanceof HTMLAnchorElement) || !link.download) return;
    event.preventDefault();
    files.push({ name: link.download, type: link.href.slice(0, 5) });
  };
  const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
  beforeEach(() => {
    files = [];
    // a link that is on no page is clicked all the same: its event is seen by nobody else
    HTMLElement.prototype.click = function (this: HTMLElement) {
      this.addEventListener('click', keep, { once: true });
      (click.value as () => void).call(this);
      this.removeEventListener('click', keep);
    };
  });
  afterEach(() => {
    Object.defineProperty(HTMLElement.prototype, 'click', click);
  });

  const kinds: [string, RegExp][] = [
    ['Slides', /^acme-results-2026-07-10\.pptx$/],
    ['Page as a file', /^acme-results-2026-07-10\.html$/],
    ['Calendar', /^acme-calendar-2026-07-10\.ics$/],
    ['Picture (PNG): Cycle time', /^acme-cycle-2026-07-10\.png$/],
    ['Picture (SVG): Cycle time', /^acme-cycle-2026-07-10\.svg$/],
    ['Values (CSV): Cycle time', /^acme-cycle-2026-07-10\.csv$/],
  ];
  for (const [name, file] of kinds)
    it(`${name}, and says so`, async () => {
      const element = await page();
      button(element, name).click();
      await waitUntil(() => files.length === 1, `no file, but: ${textOf(element).slice(0, 200)}`);
      expect(files[0]!.name).to.match(file);
      await says(element, 'The file is with your browser’s downloads.');
    });

  it('the story on the clipboard, plain and rich, in the length that was chosen', async () => {
    const written: ClipboardItem[][] = [];
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        write: (items: ClipboardItem[]) => {
          written.push(items);
          return Promise.resolve();
        },
      },
    });
    const element = await page();
    inside<HTMLDetailsElement>(element, '.take').open = true;
    const select = inside<HTMLSelectElement>(element, '.story select');
    select.value = 'sentence';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
    button(element, 'Copy').click();
    await says(element, 'It is on the clipboard.');
    const [item] = written[0]!;
    const read = async (type: string) => (await item!.getType(type)).text();
    expect(await read('text/plain')).to.match(
      /^Cycle time: 12 → 7 days, 71% of the way to 5 days by December 31, 2026 .*observed.*as of July 10, 2026/,
    );
    expect(await read('text/html')).to.match(/^<p>.*<\/p>$/);
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('where the browser does not let it copy, it says what to do', async () => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { write: () => Promise.reject(new Error('no')), writeText: () => Promise.reject(new Error('no')) },
    });
    const element = await page();
    button(element, 'Copy').click();
    await says(element, 'please mark the text and copy it by hand');
    Reflect.deleteProperty(navigator, 'clipboard');
  });
});
