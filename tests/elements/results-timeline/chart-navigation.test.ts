import { aTimeout, expect, html, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import type { ChangeDetail } from '../../../src/elements/shared/events.js';
import type { WaymarkResultsTimeline } from '../../../src/elements/results-timeline/results-timeline.js';
import { account } from '../../fixtures/account.js';
import { monthly } from '../../fixtures/config.js';
import {
  inside,
  picture,
  place,
  pressKey,
  says,
  settled,
  textOf,
  typeText,
  unfold,
  waitUntil,
  widePage,
} from '../../fixtures/page.js';

type Options = Partial<Pick<WaymarkResultsTimeline, 'audience' | 'grain' | 'range' | 'lang'>>;
async function timeline(config: unknown = account(), options: Options = {}): Promise<WaymarkResultsTimeline> {
  const element = Object.assign(document.createElement('waymark-results-timeline'), {
    metric: 'cycle',
    config,
    ...options,
  });
  await place(html`<div>${element}</div>`);
  await picture(element);
  return element;
}
const withMetric = (parts: object, rest: Partial<ConfigInput> = {}): ConfigInput =>
  account({ metrics: [{ ...account().metrics![0]!, ...parts }], ...rest });
const plot = (element: Element) => inside(element, '.plot');
const card = (element: Element) =>
  element.shadowRoot?.querySelector('.tip')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const reading = (element: Element) => plot(element).getAttribute('aria-valuetext');
const rows = (element: Element) =>
  [...inside(element, 'tbody').querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim()),
  );
/** The segments of a choice, by its name. */
const segments = (element: Element, label: string) => [
  ...inside(element, `.segments[aria-label="${label}"]`).querySelectorAll('button'),
];
const named = (buttons: readonly HTMLButtonElement[]) => buttons.map(({ textContent }) => textContent?.trim());
const choose = async (element: WaymarkResultsTimeline, label: string, text: string) => {
  segments(element, label)
    .find(({ textContent }) => textContent?.trim() === text)!
    .click();
  await element.updateComplete;
};

describe('walking through a timeline', () => {
  before(widePage);

  it('is one tab stop; arrows, Home, End, H, L and Escape walk values, gaps and events in the order of time', async () => {
    const element = await timeline();
    plot(element).focus();
    const walk: [string, string][] = [
      ['Home', 'August 2025: 12 days'],
      ['ArrowRight', 'September 2025: 13 days'],
      ['ArrowLeft', 'August 2025: 12 days'],
      ['ArrowLeft', 'August 2025: 12 days'],
      ['End', 'July 2026: 7 days so far'],
      ['ArrowLeft', 'June 2026: 7 days'],
      ['ArrowLeft', 'May 2026: 8 days'],
      ['ArrowLeft', 'April 2026: 9 days'],
      ['ArrowLeft', 'April 10, 2026, Incident: Sync outage'],
      ['ArrowLeft', 'March 2026: not measured'],
      ['h', 'September 2025: 13 days'],
      ['l', 'July 2026: 7 days so far'],
    ];
    for (const [key, words] of walk) {
      await pressKey(key);
      expect(reading(element), key).to.equal(words);
      const [first = '', second = ''] = words.split(/: | so far/);
      if (!words.includes('Incident')) expect(card(element), key).to.include(first).and.to.include(second);
    }
    expect(element.shadowRoot?.querySelector('.ring, .pointer')).not.to.equal(null);
    await pressKey('Escape');
    expect(card(element)).to.equal('');
    expect(reading(element)).to.match(/^Cycle time: /);
    expect(element.shadowRoot?.querySelector('.pointer')).to.equal(null);
    expect(plot(element).getAttribute('role')).to.equal('slider');
    expect(element.shadowRoot?.querySelectorAll('.chart [tabindex="0"]')).to.have.length(1);
  });

  it('reads what the pointer is over, by periods alone, and tells the page what was chosen', async () => {
    const element = await timeline();
    const { left, top } = plot(element).getBoundingClientRect();
    const point = async (type: 'move' | 'click', x: number) =>
      sendMouse({ type, position: [Math.round(left + x), Math.round(top + 90)] });
    await point('move', 42);
    expect(reading(element)).to.equal('August 2025: 12 days');
    expect(card(element)).to.equal('August 2025 12 days');
    const selected = oneEvent(element, 'waymark-select');
    await point('click', 42);
    expect((await selected).detail).to.deep.equal({ kind: 'period', id: 'cycle', start: '2025-08-01' });
    const said = new Set<string | null>();
    for (let x = 40; x < plot(element).clientWidth - 110; x += 12) {
      await point('move', x);
      said.add(reading(element));
    }
    // the outage is told within its month, not as a place of its own
    expect([...said].filter((words) => words?.includes('Incident'))).to.deep.equal([]);
    expect(said).to.include('April 2026: 9 days').and.to.include('March 2026: not measured');
    await sendMouse({ type: 'move', position: [1, 1] });
    plot(element).blur();
    await element.updateComplete;
    expect(card(element)).to.equal('');
  });

  it('says in a card what changed since before, and what happened then', async () => {
    const element = await timeline();
    plot(element).focus();
    for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await pressKey(key);
    expect(card(element)).to.equal('April 2026 9 days −3 days since before, better 2Sync outage');
    await pressKey('ArrowLeft');
    expect(card(element)).to.equal('April 10, 2026 · Incident 2Sync outage');
    await pressKey('ArrowLeft');
    expect(card(element)).to.equal('March 2026 not measured');
  });

  it('tells the same story in its table as on its walk', async () => {
    const element = await timeline();
    plot(element).focus();
    const told: string[] = [];
    await pressKey('Home');
    for (let i = 0; i < 14; i++) {
      told.push(reading(element) ?? '');
      await pressKey('ArrowRight');
    }
    await unfold(element);
    const values = rows(element)
      .reverse()
      .map(([period, value, , remark]) =>
        value === '–'
          ? `${period}: not measured`
          : `${period}: ${value}${remark?.includes('in progress') ? ' so far' : ''}`,
      );
    expect(told.filter((words) => !/Incident|Go-live/.test(words))).to.deep.equal(values);
  });
});

describe('what of a timeline is shown', () => {
  it('a stretch of time: all, since go-live, the last 12 months', async () => {
    const element = await timeline(
      withMetric({
        points: [
          ...monthly(
            '2024-08',
            Array.from({ length: 17 }, () => 12),
          ),
          ...monthly('2026-01', [11, 10, 9, 9, 8, 7, 6.5]),
        ],
      }),
    );
    await unfold(element);
    expect(named(segments(element, 'Time shown'))).to.deep.equal(['All', 'Since go-live', 'Last 12 months']);
    expect(rows(element)).to.have.length(24);
    await choose(element, 'Time shown', 'Since go-live');
    expect(rows(element).at(-1)?.[0]).to.equal('January 2026');
    await choose(element, 'Time shown', 'Last 12 months');
    expect(rows(element).at(-1)?.[0]).to.equal('July 2025');
    expect(inside(element, '.numbers').textContent).to.include('12.0 → 7.0');
  });

  it('a grain, never finer than measured; statements stay on the metric’s own period', async () => {
    const element = await timeline();
    expect(named(segments(element, 'One value a'))).to.deep.equal(['month', 'quarter']);
    await unfold(element);
    const before = inside(element, '.lead').textContent;
    await choose(element, 'One value a', 'quarter');
    expect(
      rows(element)
        .slice(0, 3)
        .map(([period, value, n]) => [period, value, n]),
    ).to.deep.equal([
      ['Q3 2026', '7 days', '1'],
      ['Q2 2026', '8 days', '3'],
      ['Q1 2026', '11 days', '2'],
    ]);
    expect(inside(element, '.lead').textContent).to.equal(before);
  });

  it('no finer grain for a month’s values that are dated by a day', async () => {
    const points = monthly('2025-08', [12, 13, 12, 13, 12, 11, 10, 9, 9, 8, 7]).map(([month, value]) => [
      `${month}-01`,
      value,
    ]);
    const element = await timeline(withMetric({ points }));
    expect(named(segments(element, 'One value a'))).to.deep.equal(['month', 'quarter']);
  });

  it('says that there is no baseline and no target where sums of one period would be held against another’s', async () => {
    const element = await timeline(withMetric({ aggregate: 'sum' }), { grain: 'quarter' });
    expect(textOf(element)).to.include('Baseline and target are sums of another period');
  });

  it('a table that can be sorted, gaps always last', async () => {
    const element = await timeline();
    await unfold(element);
    const sort = (i: number) => element.shadowRoot!.querySelectorAll<HTMLElement>('.sort')[i]!;
    sort(1).click();
    await element.updateComplete;
    expect(rows(element).map(([, value]) => value)).to.deep.equal([
      '13 days',
      '13 days',
      '12 days',
      '12 days',
      '12 days',
      '11 days',
      '10 days',
      '9 days',
      '8 days',
      '7 days',
      '7 days',
      '–',
    ]);
    expect(inside(element, 'th:nth-child(2)').getAttribute('aria-sort')).to.equal('descending');
    sort(1).click();
    await element.updateComplete;
    expect(rows(element)[0]?.[0]).to.equal('July 2026');
    expect(rows(element).at(-1)?.[1]).to.equal('–');
  });

  it('a table that can be copied, or marked where the browser does not let it', async () => {
    const element = await timeline();
    await unfold(element);
    const button = [...element.shadowRoot!.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Copy',
    )!;
    const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: (text: string) => {
          copied = text;
          return Promise.resolve();
        },
      },
    });
    button.click();
    await waitUntil(() => textOf(element).includes('The table is on the clipboard.'));
    expect(copied.split('\n').slice(0, 3)).to.deep.equal([
      'Period\tValue\tValues behind it\tRemark',
      'July 2026\t7 days\t1\tin progress',
      'June 2026\t7 days\t1\t',
    ]);
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    button.click();
    await waitUntil(() => textOf(element).includes('copy it by hand'));
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')).to.deep.equal(clipboard);
  });

  it('key behaviours below the picture, in words', async () => {
    const points = [
      ['2026-W19', 0.95],
      ['2026-W20', 0.5],
      ['2026-W22', 1],
      ['2026-W27', 0.95],
    ];
    const element = await timeline(
      account({ behaviors: [{ ...account().behaviors![0]!, points: points as [string, number][] }] }),
    );
    expect(textOf(element))
      .to.include('Scan at the gate: done in 3 of 4 weeks measured; 5 not measured.')
      .and.not.to.include('Early sign');
  });

  it('an early sign where a behaviour was missed twice in a row', async () => {
    const element = await timeline(
      account({
        behaviors: [
          {
            ...account().behaviors![0]!,
            points: [
              ['2026-W25', 0.95],
              ['2026-W26', 0.5],
              ['2026-W27', 0.6],
            ],
          },
        ],
      }),
    );
    expect(textOf(element)).to.include(
      'Early sign: “Scan at the gate” was missed the last 2 times. We track it as a leading habit for this result.',
    );
  });

  it('a projection as a range; none where it is refused', async () => {
    const moving = [...monthly('2025-08', [12, 13, 12, 13, 12]), ...monthly('2026-01', [11, 10.4, 9.6, 9, 8.2, 7.5])];
    const element = await timeline(withMetric({ points: moving }));
    await unfold(element);
    expect(textOf(element)).to.match(/At this pace, target reached around .* 2026 \(range .* 2026 to .* 2026\)\./);
    const refused = await timeline(
      withMetric({
        points: [...monthly('2025-08', [12, 13, 12, 13, 12]), ...monthly('2026-01', [11, 11, 11, 11, 11, 11])],
      }),
    );
    await unfold(refused);
    expect(textOf(refused)).to.include('No forecast: no clear trend to the target.');
  });

  it('a comparison by its name', async () => {
    const element = await timeline(
      withMetric({
        comparison: {
          name: 'Depots not yet live',
          points: monthly(
            '2025-08',
            Array.from({ length: 11 }, () => 12),
          ),
        },
      }),
    );
    plot(element).focus();
    for (const key of ['End', 'ArrowLeft']) await pressKey(key);
    expect(card(element)).to.include('Depots not yet live: 12');
    await unfold(element);
    expect(inside(element, 'thead').textContent).to.include('Depots not yet live');
    expect(
      rows(element)
        .slice(0, 2)
        .map(([period, value, other]) => [period, value, other]),
    ).to.deep.equal([
      ['July 2026', '7 days', '–'],
      ['June 2026', '7 days', '12 days'],
    ]);
  });

  it('medians before and after, when asked for, each with its n; labelled for what they are', async () => {
    const points = [...monthly('2025-08', [12, 13, 12, 13, 12]), ...monthly('2026-01', [11, 10, 9, 9, 8, 7])];
    const element = await timeline(withMetric({ points }));
    await unfold(element);
    const button = inside(element, '.effects button');
    expect(inside(element, '.effects').textContent).to.include(
      'Live in four depots: 12 → 9 days (5 values before, 6 after). Better, 1 day beyond the trend before.',
    );
    expect(textOf(element))
      .to.include('It doesn’t show why.')
      .and.not.to.match(/caused/i);
    const canvas = await picture(element);
    const before = await settled(canvas);
    button.click();
    await element.updateComplete;
    expect(await settled(canvas)).not.to.equal(before);
    expect(button.getAttribute('aria-pressed')).to.equal('true');
  });

  it('worth beside its n of m and its note, and never as the headline', async () => {
    const element = await timeline(withMetric({ worth: { perUnit: 100, note: 'Agreed with finance' } }));
    await unfold(element);
    expect(inside(element, '.facts').textContent)
      .to.include('€1,500 in value since go-live (5 of 6 months measured).')
      .and.to.include('Agreed with finance');
    expect(inside(element, '.numbers').textContent + inside(element, '.lead').textContent).not.to.include('€');
  });

  it('the why of a state: asked of the provider where there is none, never of the customer', async () => {
    const stalled = { baseline: { value: 9 }, points: monthly('2026-01', [8, 8, 8, 8, 8, 8]) };
    const customer = await timeline(withMetric(stalled));
    expect(textOf(customer)).to.include('no longer improving').and.not.to.include('no note says why');
    const provider = await timeline(withMetric(stalled), { audience: 'provider' });
    await says(provider, 'no note says why');
    const told = await timeline(
      withMetric({ ...stalled, notes: [{ on: '2026-06-20', text: 'Two depots short of staff' }] }),
      { audience: 'provider' },
    );
    await says(told, 'Two depots short of staff');
    expect(textOf(told)).not.to.include('no note says why');
  });

  it('German words and numbers', async () => {
    const element = await timeline(account(), { lang: 'de' });
    await says(element, '42 % besser: 5 Tage weniger als zuvor.');
    expect(textOf(element))
      .to.include('Woher wissen wir das?')
      .and.to.include('Stand 10. Juli 2026')
      .and.to.include('7 Tage');
    await expect(element).to.be.accessible();
  });

  it('nothing that axe finds fault with on a dark page', async () => {
    const element = await timeline();
    element.style.colorScheme = 'dark';
    await unfold(element);
    await expect(element).to.be.accessible();
  });
});

describe('the chart’s own controls', () => {
  before(widePage);

  it('show it large with its table beside it, and give the focus back', async () => {
    const element = await timeline();
    const button = inside(element, '.expand');
    button.focus();
    button.click();
    await waitUntil(() => element.shadowRoot?.querySelector('dialog[open]'), 'no dialog');
    const dialog = inside<HTMLDialogElement>(element, 'dialog');
    expect(dialog.getAttribute('aria-label')).to.equal('Cycle time');
    await waitUntil(() => dialog.querySelector('canvas[width]'), 'no large picture');
    expect(dialog.querySelectorAll('tbody tr')).to.have.length(12);
    await expect(element).to.be.accessible();
    const large = inside(element, '#plot-large');
    large.focus();
    await pressKey('Home');
    expect(large.getAttribute('aria-valuetext')).to.equal('August 2025: 12 days');
    await pressKey('Escape');
    await pressKey('Escape');
    await waitUntil(() => !element.shadowRoot?.querySelector('dialog'), 'never closed');
    expect(element.shadowRoot?.activeElement).to.equal(button);
  });

  it('offer the chart as a file behind a button', async () => {
    const element = await timeline();
    inside(element, '[popovertarget="chart-menu"]').click();
    await says(element, 'Picture (SVG)');
    const items = [...inside(element, '#chart-menu').querySelectorAll<HTMLElement>('li button')];
    expect(items.map(({ textContent }) => textContent?.trim())).to.deep.equal([
      'Picture (PNG)',
      'Picture (SVG)',
      'Values (CSV)',
    ]);
    const names: string[] = [];
    Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
      configurable: true,
      value(this: HTMLAnchorElement) {
        names.push(this.download);
      },
    });
    try {
      items[1]!.click();
      await says(element, 'The file is with your browser’s downloads.');
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    expect(names).to.deep.equal(['acme-cycle-2026-07-10.svg']);
  });

  it('leave out a plugin of the page that throws, and say so', async () => {
    const issues: string[] = [];
    const element = await timeline();
    element.addEventListener('waymark-error', ({ detail }) =>
      issues.push(...detail.issues.map(({ message }) => message)),
    );
    element.chartPlugins = [
      {
        id: 'faulty',
        afterDraw: () => {
          throw new Error('no');
        },
      },
    ];
    await waitUntil(() => issues.length > 0, 'nothing said');
    expect(issues).to.deep.equal(['What the page adds to the chart (faulty) failed (no). It is left out.']);
    expect((await picture(element)).width).to.be.above(300);
  });

  it('leave sentence and table where the browser gives no canvas', async () => {
    const real = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, 'getContext')!;
    Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { ...real, value: () => null });
    try {
      const element = await place<WaymarkResultsTimeline>(
        html`<waymark-results-timeline metric="cycle" .config=${account()}></waymark-results-timeline>`,
      );
      await says(element, 'The chart could not be shown. The table below holds the same numbers.');
      await unfold(element);
      expect(rows(element)).to.have.length(12);
      expect(inside(element, '.lead').textContent).to.include('42% better');
      await expect(element).to.be.accessible();
    } finally {
      Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', real);
    }
  });
});

describe('what a customer says of a number', () => {
  const button = (element: Element, words: string) =>
    [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === words)!;

  it('confirmed: a change, shown at once', async () => {
    const element = await timeline();
    const heard = oneEvent(element, 'waymark-change');
    button(element, 'Confirm').click();
    expect(((await heard) as CustomEvent<ChangeDetail>).detail.change).to.deep.include({
      kind: 'metric-confirmed',
      target: 'cycle',
      value: { value: 7 },
    });
    await element.updateComplete;
    expect(inside(element, '.foot').textContent).to.include('Confirmed on ');
    expect(inside(element, '[role="status"]:not(.visually-hidden)').textContent?.trim()).to.match(
      /^You confirmed 7 days\.\s+Undo$/,
    );
    expect(button(element, 'Confirm')).to.equal(undefined);
    button(element, 'Undo').click();
    await element.updateComplete;
    expect(inside(element, '.foot').textContent).not.to.include('Confirmed');
    expect(button(element, 'Confirm')).not.to.equal(undefined);
  });

  it('disputed, with a reason: the number stays visible and says so', async () => {
    const element = await timeline();
    element.addEventListener('waymark-change', ({ detail }) => {
      detail.change.by = 'Controller';
    });
    button(element, 'Dispute').click();
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.localName).to.equal('textarea');
    await expect(element).to.be.accessible();
    await typeText('March is missing');
    const heard = oneEvent(element, 'waymark-change');
    button(element, 'Send').click();
    expect(((await heard) as CustomEvent<ChangeDetail>).detail.change).to.deep.include({
      kind: 'metric-disputed',
      value: { value: 7, reason: 'March is missing' },
    });
    await element.updateComplete;
    expect(inside(element, '.numbers').textContent).to.include('7');
    expect(inside(element, '.disputed').textContent).to.match(/^Disputed by Controller, .*: March is missing$/);
  });

  it('nothing where the form is left, or a listener cancels', async () => {
    const element = await timeline();
    button(element, 'Dispute').click();
    await element.updateComplete;
    await pressKey('Escape');
    expect(element.shadowRoot?.querySelector('form')).to.equal(null);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Dispute');
    element.addEventListener('waymark-change', (event) => event.preventDefault());
    button(element, 'Confirm').click();
    await element.updateComplete;
    expect(textOf(element)).not.to.include('Confirmed');
  });
});

describe('a timeline of many values', () => {
  const COUNT = 100_000;
  const dates = Array.from({ length: COUNT }, (_, i) =>
    new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString().replace('.000', ''),
  );
  const values = dates.map((_, i) => (i === 54_321 ? 99 : 10 + Math.sin(i / 500)));

  it('loses no spike of 100,000, and finds it by keyboard', async () => {
    const element = await timeline(withMetric({ period: 'day', points: { dates, values } }), { grain: 'point' });
    const canvas = await picture(element);
    const { width, height } = canvas;
    // one value alone reaches far above all the others, once the chart is drawn to its end
    const isDrawn = () => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      const green = Array.from({ length: height }, (_, y) => {
        let count = 0;
        for (let x = 0; x < width; x++) {
          const i = (y * width + x) * 4;
          // of the line's colour: much more green than red
          if ((data[i + 3] ?? 0) > 0 && (data[i + 1] ?? 0) - (data[i] ?? 0) > 40) count++;
        }
        return count;
      });
      const top = green.findIndex((count) => count > 0);
      const many = green.findIndex((count) => count > width / 8);
      return many - top > 100;
    };
    await waitUntil(isDrawn, 'no spike', 120);
    plot(element).focus();
    await pressKey('h');
    expect(reading(element)).to.equal(
      'February 7, 2026 at 05:21 PM: 99 days'.replace(
        '05:21 PM',
        new Intl.DateTimeFormat('en', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' }).format(
          Date.parse(dates[54_321]!),
        ),
      ),
    );
    await unfold(element);
    expect(rows(element)).to.have.length(200);
  });

  it('takes new values', async () => {
    const element = await timeline();
    element.config = withMetric({ points: monthly('2026-01', [20, 30, 40]) });
    await waitUntil(() => textOf(element).includes('40 days'));
    plot(element).focus();
    await pressKey('h');
    expect(reading(element)).to.equal('March 2026: 40 days');
  });
});

describe('a timeline of bad values: a sentence each, and no wrong number', () => {
  const cases: [name: string, parts: object, said: RegExp, never: RegExp | null, toProvider?: RegExp][] = [
    [
      'dates that do not exist',
      { points: [['2026-02-30', 900], ['2026-13', 900], ['2026-W54', 900], ...monthly('2026-01', [3, 4, 5])] },
      /3 values couldn’t be read and were left out\./,
      /900/,
    ],
    [
      'the same date twice',
      {
        points: [
          ['2026-01', 3],
          ['2026-01', 5],
          ['2026-02', 4],
        ],
      },
      /1 value shares a date with another; combined as median\./,
      null,
    ],
    [
      'text where numbers belong',
      {
        points: [
          ['2026-01', 'NaN'],
          ['2026-02', '1e3'],
          ['2026-03', 4],
        ],
      },
      /2 values couldn’t be read and were left out\./,
      /NaN days|1,000/,
    ],
    [
      'infinities',
      {
        points: [
          ['2026-01', Infinity],
          ['2026-02', NaN],
          ['2026-03', 4],
        ],
      },
      /2 values couldn’t be read and were left out\./,
      /∞|NaN days/,
    ],
    [
      'a baseline span without a value',
      { baseline: { from: '2020-01-01', to: '2020-06-30' } },
      /No starting point yet, so there’s nothing to compare with\./,
      /better|% of the way/,
    ],
    [
      'a target equal to the baseline',
      { baseline: { value: 5 }, points: monthly('2026-03', [7, 7, 7, 7]) },
      /Target and starting point are the same/,
      /% of the way/,
    ],
    [
      'a target that is worse than the baseline',
      { direction: 'increase', baseline: { value: 12 }, points: monthly('2026-03', [8, 8, 7, 7]) },
      /The target is behind the starting point, so progress can’t be measured\./,
      /Target of .* reached|Reached in/,
    ],
    [
      'a band that is left the other way by as much',
      {
        direction: 'maintain',
        target: { min: 90, max: 100 },
        baseline: { value: 80 },
        points: monthly('2026-03', [110, 110, 110, 110]),
      },
      /30 days more than before, as close to the agreed range as before\./,
      /No clear change/,
    ],
    [
      'a baseline of an older definition',
      { baseline: { from: '2025-08-01', to: '2025-12-31' }, breaks: [{ at: '2026-02-01' }] },
      /The two can’t be compared\./,
      /Baseline 12 B/,
    ],
    [
      'min above max',
      { direction: 'maintain', target: { min: 9, max: 2 } },
      /^We can’t show this right now\. Try again$/,
      null,
      /"max" \(2\)/,
    ],
    ['a break before the first point', { breaks: [{ at: '2020-01-01' }] }, /5 days less than before/, null],
    ['one point', { points: monthly('2026-06', [7]) }, /7 days/, /better/],
    [
      'two points',
      { baseline: { value: 12 }, points: monthly('2026-05', [8, 7]) },
      /Too early to judge: 2 months measured since go-live, at least 3 needed\./,
      null,
    ],
    ['all gaps', { points: monthly('2026-01', [null, null, null]) }, /Not measured yet\./, /\b0 days/],
    [
      '1e308',
      { unit: { style: 'decimal' }, points: monthly('2026-03', [1e308, 1e308, 1e308, 1e308]) },
      /4 values couldn’t be read and were left out\./,
      /∞|NaN|1e/,
      /Expected a number from -1000000000000000 to 1000000000000000, found 1e\+308: it is left out\./,
    ],
    [
      '1e-12',
      { unit: { style: 'decimal' }, points: monthly('2026-03', [1e-12, 1e-12, 1e-12, 1e-12]) },
      /0\.000000000001/,
      /∞|NaN|E-/,
    ],
    ['a unit that Intl does not know', { unit: { style: 'unit', unit: 'pallets' } }, /7 pallets/, null],
    [
      'points after asOf',
      { points: [...monthly('2026-03', [8, 8, 8, 8]), ['2027-01', 1]] },
      /1 value dated after July 10, 2026 isn’t counted\./,
      /January 2027/,
    ],
  ];
  for (const [name, parts, said, never, toProvider] of cases)
    it(name, async () => {
      const element = await place<WaymarkResultsTimeline>(
        html`<waymark-results-timeline
          .config=${withMetric(parts, { behaviors: [], plan: {}, effort: { entries: [] } })}
        ></waymark-results-timeline>`,
      );
      await waitUntil(() => !/loading|idle/.test(element.getAttribute('state') ?? ''));
      await aTimeout(60);
      await unfold(element);
      const shown = (
        element.shadowRoot?.querySelector('.facts')
          ? [...element.shadowRoot.querySelectorAll('.numbers, .lead, .foot, .facts, tbody')]
              .map(({ textContent }) => textContent)
              .join(' ')
          : ''
      ).replace(/\s+/g, ' ');
      expect(textOf(element)).to.match(said);
      if (never) expect(shown).not.to.match(never);
      expect(shown).not.to.match(/undefined|NaN(?! ")/);
      if (!toProvider) return;
      element.audience = 'provider';
      await waitUntil(() => toProvider.test(textOf(element)));
    });
});
