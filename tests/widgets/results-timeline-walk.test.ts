import { aTimeout, expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { ConfigInput } from '../../src/config/schema.js';
import type { ChangeDetail } from '../../src/ui/events.js';
import type { WaymarkResultsTimeline } from '../../src/widgets/results-timeline/results-timeline.js';
import { account } from '../fixtures/account.js';
import { monthly } from '../fixtures/config.js';
import { inside, piecesIn, place, pressKey, says, textOf, typeText, unfold, widePage } from '../fixtures/page.js';

type Options = Partial<Pick<WaymarkResultsTimeline, 'audience' | 'grain' | 'range' | 'lang'>>;
async function timeline(config: unknown = account(), options: Options = {}): Promise<WaymarkResultsTimeline> {
  const element = Object.assign(document.createElement('waymark-results-timeline'), { metric: 'cycle', config, ...options });
  await place(html`<div>${element}</div>`);
  await waitUntil(() => element.shadowRoot?.querySelector('svg.figure'), 'no picture', { timeout: 5000 });
  return element;
}
const withMetric = (parts: object, rest: Partial<ConfigInput> = {}): ConfigInput => account({ metrics: [{ ...account().metrics![0]!, ...parts }], ...rest });
const plot = (element: Element) => inside(element, '.plot');
const reading = (element: Element) => inside(element, '.reading').textContent?.trim();
const rows = (element: Element) => [...inside(element, 'tbody').querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent?.trim()));
const choose = async (element: WaymarkResultsTimeline, selector: string, value: string) => {
  const select = inside<HTMLSelectElement>(element, selector);
  select.value = value;
  select.dispatchEvent(new Event('change'));
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
      ['End', 'July 2026: 6.5 days so far'],
      ['ArrowLeft', 'June 2026: 7 days'],
      ['ArrowLeft', 'May 2026: 8 days'],
      ['ArrowLeft', 'April 2026: 9 days'],
      ['ArrowLeft', 'April 10, 2026, Incident: Sync outage'],
      ['ArrowLeft', 'March 2026: not measured'],
      ['h', 'September 2025: 13 days'],
      ['l', 'July 2026: 6.5 days so far'],
    ];
    for (const [key, words] of walk) {
      await pressKey(key);
      expect(reading(element), key).to.equal(words);
      expect(plot(element).getAttribute('aria-valuetext'), key).to.equal(words);
    }
    expect(element.shadowRoot?.querySelector('.ring, .pointer')).not.to.equal(null);
    await pressKey('Escape');
    expect(reading(element)).to.equal('');
    expect(element.shadowRoot?.querySelector('.pointer')).to.equal(null);
    expect(plot(element).getAttribute('role')).to.equal('slider');
    expect(element.shadowRoot?.querySelectorAll('.chart [tabindex="0"]')).to.have.length(1);
  });

  it('reads what the pointer is over, and tells the page what was chosen', async () => {
    const element = await timeline();
    const { left, top } = plot(element).getBoundingClientRect();
    const x = Number(/^M(\S+)/.exec(inside(element, '.dot').getAttribute('d')!)![1]) + 2.6;
    await sendMouse({ type: 'move', position: [Math.round(left + x + 2), Math.round(top + 90)] });
    expect(reading(element)).to.equal('August 2025: 12 days');
    const selected = oneEvent(element, 'waymark-select');
    await sendMouse({ type: 'click', position: [Math.round(left + x + 2), Math.round(top + 90)] });
    expect(((await selected)).detail).to.deep.equal({ kind: 'period', id: 'cycle', start: '2025-08-01' });
    await sendMouse({ type: 'move', position: [1, 1] });
    plot(element).blur();
    await element.updateComplete;
    expect(reading(element)).to.equal('');
  });

  it('tells the same story in its table as on its walk', async () => {
    const element = await timeline();
    plot(element).focus();
    const told: string[] = [];
    await pressKey('Home');
    for (let i = 0; i < 13; i++) {
      told.push(reading(element) ?? '');
      await pressKey('ArrowRight');
    }
    await unfold(element);
    const values = rows(element).reverse().map(([period, value, , remark]) => (value === '–' ? `${period}: not measured` : `${period}: ${value}${remark?.includes('not ended') ? ' so far' : ''}`));
    expect(told.filter((words) => !words.includes('Incident'))).to.deep.equal(values);
  });
});

describe('what of a timeline is shown', () => {
  it('a stretch of time: all, since go-live, the last 12 months', async () => {
    const element = await timeline(withMetric({ points: [...monthly('2024-08', Array.from({ length: 17 }, () => 12)), ...monthly('2026-01', [11, 10, 9, 9, 8, 7, 6.5])] }));
    await unfold(element);
    const options = [...inside(element, '.choice select').querySelectorAll('option')].map(({ textContent }) => textContent);
    expect(options).to.deep.equal(['All', 'Since go-live', 'Last 12 months']);
    expect(rows(element)).to.have.length(24);
    await choose(element, '.choice select', 'since-go-live');
    expect(rows(element).at(-1)?.[0]).to.equal('January 2026');
    await choose(element, '.choice select', 'last-12-months');
    expect(rows(element).at(-1)?.[0]).to.equal('July 2025');
    expect(inside(element, '.numbers').textContent).to.include('12 → 7');
  });

  it('a grain, never finer than measured; statements stay on the metric’s own period', async () => {
    const element = await timeline();
    const grains = inside<HTMLSelectElement>(element, '.choice:last-child select');
    expect([...grains.options].map(({ value }) => value)).to.deep.equal(['month', 'quarter']);
    await unfold(element);
    const before = inside(element, '.lead').textContent;
    await choose(element, '.choice:last-child select', 'quarter');
    expect(rows(element).slice(0, 3).map(([period, value, n]) => [period, value, n])).to.deep.equal([['Q3 2026', '6.5 days', '1'], ['Q2 2026', '8 days', '3'], ['Q1 2026', '10.5 days', '2']]);
    expect(inside(element, '.lead').textContent).to.equal(before);
    expect([...inside(element, 'svg.figure').querySelectorAll('text')].map(({ textContent }) => textContent)).to.include('Target 5');
  });

  it('no finer grain for a month’s values that are dated by a day', async () => {
    const points = monthly('2025-08', [12, 13, 12, 13, 12, 11, 10, 9, 9, 8, 7]).map(([month, value]) => [`${month}-01`, value]);
    const element = await timeline(withMetric({ points }));
    expect([...inside<HTMLSelectElement>(element, '.choice:last-child select').options].map(({ value }) => value)).to.deep.equal(['month', 'quarter']);
  });

  it('no baseline and no target where sums of one period would be held against another’s', async () => {
    const element = await timeline(withMetric({ aggregate: 'sum' }), { grain: 'quarter' });
    await element.updateComplete;
    expect(textOf(element)).to.include('Baseline and target are sums of another period');
    expect(element.shadowRoot?.querySelector('.figure .target, .figure .baseline')).to.equal(null);
  });

  it('a table that can be sorted, gaps always last', async () => {
    const element = await timeline();
    await unfold(element);
    const sort = (i: number) => element.shadowRoot!.querySelectorAll<HTMLElement>('.sort')[i]!;
    sort(1).click();
    await element.updateComplete;
    expect(rows(element).map(([, value]) => value)).to.deep.equal(['13 days', '13 days', '12 days', '12 days', '12 days', '11 days', '10 days', '9 days', '8 days', '7 days', '6.5 days', '–']);
    expect(inside(element, 'th:nth-child(2)').getAttribute('aria-sort')).to.equal('descending');
    sort(1).click();
    await element.updateComplete;
    expect(rows(element)[0]?.[1]).to.equal('6.5 days');
    expect(rows(element).at(-1)?.[1]).to.equal('–');
  });

  it('a table that can be copied, or marked where the browser does not let it', async () => {
    const element = await timeline();
    await unfold(element);
    const button = [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent === 'Copy')!;
    const clipboard = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => { copied = text; return Promise.resolve(); } } });
    button.click();
    await waitUntil(() => textOf(element).includes('The table is on the clipboard.'));
    expect(copied.split('\n').slice(0, 3)).to.deep.equal(['Period\tValue\tValues behind it\tRemark', 'July 2026\t6.5 days\t1\tnot ended yet', 'June 2026\t7 days\t1\t']);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('no')) } });
    button.click();
    await waitUntil(() => textOf(element).includes('copy it by hand'));
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')).to.deep.equal(clipboard);
  });

  it('key behaviours below the picture: kept, missed and not measured are told apart by shape', async () => {
    const points = [['2026-W19', 0.95], ['2026-W20', 0.5], ['2026-W22', 1], ['2026-W27', 0.95]];
    const element = await timeline(account({ behaviors: [{ ...account().behaviors![0]!, points: points as [string, number][] }] }));
    const count = (kind: string) => piecesIn(element, `.figure .${kind}`);
    expect([count('kept'), count('missed'), count('not-measured'), count('open')]).to.deep.equal([3, 1, 5, 1]);
    expect([...inside(element, 'svg.figure').querySelectorAll('text')].map(({ textContent }) => textContent)).to.include.members(['Scan at the gate', '3 of 4 weeks']);
    expect(textOf(element)).to.include('Scan at the gate: kept in 3 of 4 weeks measured, missed in 1, not measured in 5.').and.not.to.include('Early sign');
  });

  it('an early sign where a behaviour was missed twice in a row', async () => {
    const element = await timeline(account({ behaviors: [{ ...account().behaviors![0]!, points: [['2026-W25', 0.95], ['2026-W26', 0.5], ['2026-W27', 0.6]] }] }));
    expect(textOf(element)).to.include('Early sign: “Scan at the gate” was missed the latest two times it was measured. It moves this result.');
  });

  it('a projection as a range, in words and in the picture; none where it is refused', async () => {
    const moving = [...monthly('2025-08', [12, 13, 12, 13, 12]), ...monthly('2026-01', [11, 10.4, 9.6, 9, 8.2, 7.5])];
    const element = await timeline(withMetric({ points: moving }));
    expect(element.shadowRoot?.querySelector('.fan')).not.to.equal(null);
    await unfold(element);
    expect(textOf(element)).to.match(/At this pace the target is met about .* 2026, between .* 2026 and .* 2026\./);
    const refused = await timeline(withMetric({ points: [...monthly('2025-08', [12, 13, 12, 13, 12]), ...monthly('2026-01', [11, 10])] }));
    expect(refused.shadowRoot?.querySelector('.fan')).to.equal(null);
    await unfold(refused);
    expect(textOf(refused)).to.include('No projection: too few values for a trend.');
  });

  it('a comparison as a quieter line with its name', async () => {
    const element = await timeline(withMetric({ comparison: { name: 'Depots not yet live', points: monthly('2025-08', Array.from({ length: 11 }, () => 12)) } }));
    expect(element.shadowRoot?.querySelectorAll('.figure .other')).to.have.length(1);
    expect(inside(element, '.legend').textContent).to.include('Depots not yet live');
    await unfold(element);
    expect(inside(element, 'thead').textContent).to.include('Depots not yet live');
    expect(rows(element).slice(0, 2).map(([period, value, other]) => [period, value, other])).to.deep.equal([['July 2026', '6.5 days', '–'], ['June 2026', '7 days', '12 days']]);
  });

  it('medians before and after, when asked for, each with its n; labelled for what they are', async () => {
    const points = [...monthly('2025-08', [12, 13, 12, 13, 12]), ...monthly('2026-01', [11, 10, 9, 9, 8, 7])];
    const element = await timeline(withMetric({ points }));
    expect(piecesIn(element, '.step')).to.equal(0);
    await unfold(element);
    const button = inside(element, '.effects button');
    expect(inside(element, '.effects').textContent).to.include('Live in four depots: 12 before (5 values), 9 days after (6 values).');
    expect(textOf(element)).to.include('not a proof of cause').and.not.to.match(/caused/i);
    button.click();
    await element.updateComplete;
    expect(piecesIn(element, '.step')).to.equal(2);
    expect([...inside(element, 'svg.figure').querySelectorAll('text')].map(({ textContent }) => textContent)).to.include.members(['12 (n 5)', '9 (n 6)']);
    expect(button.getAttribute('aria-pressed')).to.equal('true');
  });

  it('worth beside its n of m and its note, and never as the headline', async () => {
    const element = await timeline(withMetric({ worth: { perUnit: 100, note: 'Agreed with finance' } }));
    await unfold(element);
    expect(inside(element, '.facts').textContent).to.include('Worth €1,500 since go-live, from 5 of 6 months measured.').and.to.include('Agreed with finance');
    expect(inside(element, '.numbers').textContent + inside(element, '.lead').textContent).not.to.include('€');
  });

  it('the why of a state: asked of the provider where there is none, never of the customer', async () => {
    const stalled = { baseline: { value: 9 }, points: monthly('2026-03', [8, 8, 8, 8]) };
    const customer = await timeline(withMetric(stalled));
    expect(textOf(customer)).to.include('No movement toward the target').and.not.to.include('no note says why');
    const provider = await timeline(withMetric(stalled), { audience: 'provider' });
    await says(provider, 'no note says why');
    const told = await timeline(withMetric({ ...stalled, notes: [{ on: '2026-06-20', text: 'Two depots short of staff' }] }), { audience: 'provider' });
    await says(told, 'Two depots short of staff');
    expect(textOf(told)).not.to.include('no note says why');
  });

  it('German words and numbers', async () => {
    const element = await timeline(account(), { lang: 'de' });
    await says(element, '5 Tage weniger als zuvor: 42 % besser.');
    expect(textOf(element)).to.include('Woher wissen wir das?').and.to.include('Stand 10. Juli 2026').and.to.include('6,5 Tage');
    await expect(element).to.be.accessible();
  });

  it('nothing that axe finds fault with on a dark page', async () => {
    const element = await timeline();
    element.style.colorScheme = 'dark';
    await unfold(element);
    await expect(element).to.be.accessible();
  });
});

describe('what a customer says of a number', () => {
  const button = (element: Element, words: string) => [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === words)!;

  it('confirmed: a change, shown at once', async () => {
    const element = await timeline();
    const heard = oneEvent(element, 'waymark-change');
    button(element, 'Confirm').click();
    expect(((await heard) as CustomEvent<ChangeDetail>).detail.change).to.deep.include({ kind: 'metric-confirmed', target: 'cycle', value: { value: 7 } });
    await element.updateComplete;
    expect(inside(element, '.foot').textContent).to.include('Confirmed on ');
    expect(inside(element, '[role="status"]').textContent?.trim()).to.match(/^You confirmed 7 days\.\s+Undo$/);
    expect(button(element, 'Confirm')).to.equal(undefined);
    button(element, 'Undo').click();
    await element.updateComplete;
    expect(inside(element, '.foot').textContent).not.to.include('Confirmed');
    expect(button(element, 'Confirm')).not.to.equal(undefined);
  });

  it('disputed, with a reason: the number stays visible and says so', async () => {
    const element = await timeline();
    element.addEventListener('waymark-change', ({ detail }) => { detail.change.by = 'Controller'; });
    button(element, 'Dispute').click();
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.localName).to.equal('textarea');
    await expect(element).to.be.accessible();
    await typeText('March is missing');
    const heard = oneEvent(element, 'waymark-change');
    button(element, 'Send').click();
    expect(((await heard) as CustomEvent<ChangeDetail>).detail.change).to.deep.include({ kind: 'metric-disputed', value: { value: 7, reason: 'March is missing' } });
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
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Dispute');
    element.addEventListener('waymark-change', (event) => event.preventDefault());
    button(element, 'Confirm').click();
    await element.updateComplete;
    expect(textOf(element)).not.to.include('Confirmed');
  });
});

describe('a timeline of many values', () => {
  const COUNT = 100_000;
  const dates = Array.from({ length: COUNT }, (_, i) => new Date(Date.UTC(2026, 0, 1) + i * 60_000).toISOString().replace('.000', ''));
  const values = dates.map((_, i) => (i === 54_321 ? 99 : 10 + Math.sin(i / 500)));

  it('draws few of 100,000, loses no spike, and finds it by keyboard', async () => {
    const element = await timeline(withMetric({ period: 'day', points: { dates, values } }), { grain: 'point' });
    await element.updateComplete;
    await waitUntil(() => element.shadowRoot?.querySelector('svg.figure .line-dense'), 'never drawn', { timeout: 8000 });
    const d = inside(element, '.figure .line-dense').getAttribute('d')!;
    const [width, tops] = [plot(element).clientWidth, d.match(/[\d.]+ ([\d.]+)/g)!.map((pair) => Number(pair.split(' ')[1]))];
    expect(tops.length).to.be.below(width * 4);
    const sorted = [...tops].sort((a, b) => a - b);
    expect(sorted[1]! - sorted[0]!).to.be.above(100);
    plot(element).focus();
    await pressKey('h');
    expect(reading(element)).to.equal('February 7, 2026 at 05:21 PM: 99 days'.replace('05:21 PM', new Intl.DateTimeFormat('en', { timeZone: 'UTC', hour: '2-digit', minute: '2-digit' }).format(Date.parse(dates[54_321]!))));
    await unfold(element);
    expect(rows(element)).to.have.length(200);
  });

  it('takes new values', async () => {
    const element = await timeline();
    element.config = withMetric({ points: monthly('2026-01', [20, 30, 40]) });
    await waitUntil(() => textOf(element).includes('40 days'));
    expect(piecesIn(element, '.figure .dot')).to.equal(3);
  });
});

describe('a timeline of bad values: a sentence each, and no wrong number', () => {
  const cases: [string, object, RegExp, RegExp | null][] = [
    ['dates that do not exist', { points: [['2026-02-30', 900], ['2026-13', 900], ['2026-W54', 900], ...monthly('2026-01', [3, 4, 5])] }, /3 values could not be read/, /900/],
    ['the same date twice', { points: [['2026-01', 3], ['2026-01', 5], ['2026-02', 4]] }, /1 value has the same date as another: they count together \(median\)\./, null],
    ['text where numbers belong', { points: [['2026-01', 'NaN'], ['2026-02', '1e3'], ['2026-03', 4]] }, /2 values could not be read/, /NaN days|1,000/],
    ['infinities', { points: [['2026-01', Infinity], ['2026-02', NaN], ['2026-03', 4]] }, /2 values could not be read/, /∞|NaN days/],
    ['a baseline span without a value', { baseline: { from: '2020-01-01', to: '2020-06-30' } }, /No baseline is known, so nothing is compared\./, /better|% of the way/],
    ['a target equal to the baseline', { baseline: { value: 5 }, points: monthly('2026-03', [7, 7, 7, 7]) }, /The target equals the baseline/, /% of the way/],
    ['a target that is worse than the baseline', { direction: 'increase', baseline: { value: 12 }, points: monthly('2026-03', [8, 8, 7, 7]) }, /The target is worse than the baseline/, /is reached/],
    ['a band that is left the other way by as much', { direction: 'maintain', target: { min: 90, max: 100 }, baseline: { value: 80 }, points: monthly('2026-03', [110, 110, 110, 110]) }, /30 days more than before, as near to the agreed band as it was\./, /No change beyond/],
    ['a baseline of an older definition', { baseline: { from: '2025-08-01', to: '2025-12-31' }, breaks: [{ at: '2026-02-01' }] }, /nothing is compared/, /Baseline 12 B/],
    ['min above max', { direction: 'maintain', target: { min: 9, max: 2 } }, /"max" \(2\)/, null],
    ['a break before the first point', { breaks: [{ at: '2020-01-01' }] }, /5 days less than before/, null],
    ['one point', { points: monthly('2026-06', [7]) }, /7 days/, /better/],
    ['two points', { baseline: { value: 12 }, points: monthly('2026-05', [8, 7]) }, /Only 2 months measured since go-live: too few to judge/, null],
    ['all gaps', { points: monthly('2026-01', [null, null, null]) }, /Nothing has been measured yet\./, /\b0 days/],
    ['1e308', { unit: { style: 'decimal' }, points: monthly('2026-03', [1e308, 1e308, 1e308, 1e308]) }, /1E308/, /∞|NaN/],
    ['1e-12', { unit: { style: 'decimal' }, points: monthly('2026-03', [1e-12, 1e-12, 1e-12, 1e-12]) }, /1E-12/, /∞|NaN/],
    ['a unit that Intl does not know', { unit: { style: 'unit', unit: 'pallets' } }, /7 pallets/, null],
    ['points after asOf', { points: [...monthly('2026-03', [8, 8, 8, 8]), ['2027-01', 1]] }, /1 value dated after July 10, 2026 is not used\./, /January 2027/],
  ];
  for (const [name, parts, said, never] of cases)
    it(name, async () => {
      const element = await place<WaymarkResultsTimeline>(html`<waymark-results-timeline .config=${withMetric(parts, { behaviors: [], plan: {}, effort: { entries: [] } })}></waymark-results-timeline>`);
      await waitUntil(() => !/loading|idle/.test(element.getAttribute('state') ?? ''));
      await aTimeout(60);
      await unfold(element);
      const shown = (element.shadowRoot?.querySelector('.facts') ? [...element.shadowRoot.querySelectorAll('.numbers, .lead, .foot, .facts, .figure text, tbody')].map(({ textContent }) => textContent).join(' ') : '').replace(/\s+/g, ' ');
      expect(textOf(element)).to.match(said);
      if (never) expect(shown).not.to.match(never);
      expect(shown).not.to.match(/undefined|NaN(?! ")/);
    });
});
