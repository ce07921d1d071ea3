import { aTimeout, expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ConfigInput } from '../../src/config/schema.js';
import type { WaymarkResultsTimeline } from '../../src/widgets/results-timeline/results-timeline.js';
import { account } from '../fixtures/account.js';
import { inside, piecesIn, place, reaches, textOf, unfold, widePage } from '../fixtures/page.js';

async function timeline(config: unknown = account(), metric = 'cycle'): Promise<WaymarkResultsTimeline> {
  const element = await place<WaymarkResultsTimeline>(html`<waymark-results-timeline .config=${config} .metric=${metric}></waymark-results-timeline>`);
  await waitUntil(() => element.getAttribute('state') !== 'loading');
  return element;
}
const withMetric = (parts: object): ConfigInput => account({ metrics: [{ ...account().metrics![0]!, ...parts }] });
const drawn = (element: Element) => waitUntil(() => element.shadowRoot?.querySelector('svg.figure .line'), 'the chart was never drawn', { timeout: 8000 });

describe('<waymark-results-timeline>', () => {
  before(widePage);

  it('says the result in a sentence first', async () => {
    const element = await timeline();
    const text = textOf(element);
    expect(text).to.include('Cycle time');
    expect(inside(element, '.numbers').textContent?.replace(/\s+/g, ' ')).to.equal('12 → 7 days');
    expect(inside(element, '.lead').textContent).to.include('5 days less than before: 42% better.').and.to.include('71% of the way to 5 days by December 31, 2026.');
    expect(text).to.include('As of July 10, 2026').and.to.include('ERP, invoice table');
  });

  it('is accessible with everything unfolded', async () => {
    const element = await timeline();
    await unfold(element);
    await drawn(element);
    await expect(element).to.be.accessible();
  });

  it('holds the same numbers in a real table, latest first, with what each is', async () => {
    const element = await timeline();
    await unfold(element);
    const rows = [...inside(element, 'tbody').querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent?.trim()));
    expect(rows.slice(0, 6)).to.deep.equal([
      ['July 2026', '6.5 days', '1', 'not ended yet'],
      ['June 2026', '7 days', '1', ''],
      ['May 2026', '8 days', '1', ''],
      ['April 2026', '9 days', '1', ''],
      ['March 2026', '–', '0', 'not measured'],
      ['February 2026', '10 days', '1', ''],
    ]);
    expect(rows.at(-1)).to.deep.equal(['August 2025', '12 days', '1', 'baseline']);
  });

  it('draws a gap as a gap, and the unfinished period hollow', async () => {
    const element = await timeline();
    await drawn(element);
    expect(piecesIn(element, '.figure .line')).to.equal(2);
    expect(piecesIn(element, '.figure .gap')).to.equal(1);
    expect(element.shadowRoot?.querySelectorAll('.figure .hollow')).to.have.length(1);
  });

  it('cuts the line where the definition changed', async () => {
    const element = await timeline(withMetric({ breaks: [{ at: '2026-05-01', note: 'Credit notes excluded' }] }));
    await waitUntil(() => element.shadowRoot?.querySelector('.cut'));
    expect(piecesIn(element, '.figure .line')).to.equal(3);
    await unfold(element);
    expect(textOf(element)).to.include('Credit notes excluded');
    expect(inside(element, '.lead').textContent).to.include('nothing is compared');
  });

  it('names baseline, target, go-live and events in the picture and in words', async () => {
    const element = await timeline();
    await waitUntil(() => element.shadowRoot?.querySelector('svg.figure'));
    const labels = [...inside(element, 'svg.figure').querySelectorAll('text')].map((text) => text.textContent);
    expect(labels).to.include.members(['Baseline 12', 'Target 5', 'by Dec 31', 'Live in four depots']);
    expect(inside(element, '.events').textContent?.replace(/\s+/g, ' ')).to.include('April 10, 2026 · Incident: Sync outage');
  });

  it('says where the numbers come from', async () => {
    const element = await timeline();
    await unfold(element);
    const facts = inside(element, '.facts').textContent?.replace(/\s+/g, ' ') ?? '';
    for (const fact of ['Days from order to invoice', 'ERP, invoice table', 'you', 'median', 'Baseline 12 days: median of 5 months, August 1, 2025 to December 31, 2025.', 'Agreed by CFO, December 1, 2025', '1 month without a value: a gap, not a zero.', 'July 2026 has not ended: 6.5 days so far, used by no statement.'])
      expect(facts).to.include(fact);
  });

  it('draws the line anew for each width it is given', async () => {
    const element = await timeline();
    await drawn(element);
    const width = () => Number(inside(element, 'svg.figure').getAttribute('width'));
    const wide = width();
    expect(wide).to.equal(inside(element, '.plot').clientWidth);
    element.style.width = '340px';
    await waitUntil(() => width() < wide);
    expect(width()).to.equal(inside(element, '.plot').clientWidth);
    expect(element.shadowRoot?.querySelector('.legend')?.textContent).to.include('Target 5');
  });

  it('draws again when it has left the page and returns to another width', async () => {
    const element = await timeline();
    await drawn(element);
    const parent = element.parentElement!;
    element.remove();
    element.style.width = '340px';
    parent.append(element);
    await waitUntil(() => inside(element, 'svg.figure').getAttribute('width') === String(inside(element, '.plot').clientWidth));
    expect(inside(element, '.plot').clientWidth).to.be.below(340);
  });

  it('takes the colour of its line from the page', async () => {
    const element = await timeline();
    await drawn(element);
    const style = document.createElement('style');
    style.textContent = 'waymark-results-timeline::part(chart) { color: rgb(1, 2, 3); }';
    document.head.append(style);
    expect(getComputedStyle(inside(element, '.figure .line')).stroke).to.equal('rgb(1, 2, 3)');
    style.remove();
  });

  it('draws when a place that was hidden is shown', async () => {
    const element = await place<WaymarkResultsTimeline>(html`<waymark-results-timeline hidden metric="cycle" .config=${account()}></waymark-results-timeline>`);
    await reaches(element, 'ready');
    expect(element.shadowRoot?.querySelector('svg.figure')).to.equal(null);
    element.hidden = false;
    await drawn(element);
  });

  it('shows an overview of all metrics where the page names none: results first, signals apart', async () => {
    const element = await timeline(account(), '');
    expect(textOf(element)).to.match(/^Results Cycle time 12 → 7 → 5 days ↓ better[^.]*\. Cycle time: 12 → 7 days, 71% of the way to 5 days by December 31, 2026 Signals Log-ins 7 /);
    await expect(element).to.be.accessible();
  });

  it('opens a row of the overview, leads back, and tells the page what was chosen', async () => {
    const element = await timeline(account(), '');
    const selected = oneEvent(element, 'waymark-select');
    inside(element, '.row').click();
    expect(((await selected)).detail).to.deep.equal({ kind: 'metric', id: 'cycle' });
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Cycle time');
    const picker = inside<HTMLSelectElement>(element, '.picker select');
    expect([...picker.querySelectorAll('optgroup')].map(({ label }) => label)).to.deep.equal(['Results', 'Signals']);
    picker.value = 'logins';
    picker.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(inside(element, '.name').textContent).to.equal('Log-ins');
    inside(element, '.top button').click();
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.classList.contains('row')).to.equal(true);
  });

  it('opens the only metric at once', async () => {
    const element = await timeline(account({ metrics: [account().metrics![0]!] }), '');
    expect(inside(element, '.name').textContent).to.equal('Cycle time');
  });

  it('has no picker where the page names the metric, and says so where there is no such metric', async () => {
    const element = await timeline(account(), 'cycle');
    expect(element.shadowRoot?.querySelector('.picker')).to.equal(null);
    element.metric = 'cylce';
    await reaches(element, 'error');
    expect(textOf(element)).to.include('There is no metric "cylce" to show, only "cycle", "logins".');
  });

  it('is empty where there is no metric', async () => {
    const element = await timeline(account({ metrics: [], behaviors: [], events: [], plan: {}, effort: { entries: [] } }), '');
    expect(element.getAttribute('state')).to.equal('empty');
    expect(textOf(element)).to.include('No results are set up yet.');
    await expect(element).to.be.accessible();
  });

  it('shows a faulty metric as faulty with its path, and the rest', async () => {
    const config = account();
    const element = await timeline({ ...config, metrics: [...config.metrics!, { id: 'odd', name: 'Odd', direction: 'sideways', points: [] }] });
    expect(element.getAttribute('state')).to.equal('ready');
    expect(textOf(element)).to.include('1 thing cannot be shown').and.to.include('$.metrics[2].direction').and.to.include('12 → 7 days');
    await expect(element).to.be.accessible();
  });

  it('treats a value that cannot be read as a gap, and says so', async () => {
    const element = await timeline(withMetric({ points: [['2026-01', 3], ['2026-02-30', 900], ['2026-03', 'many'], ['2026-04', 4]] }));
    expect(textOf(element)).to.include('2 values could not be read and are left out.').and.to.include('$.metrics[0].points[1][0]');
    expect(textOf(element)).not.to.include('900 days');
  });

  const states: [string, Partial<ConfigInput> | object, RegExp][] = [
    ['unmeasured', { points: [] }, /not measured Nothing has been measured yet\./],
    ['no baseline', { points: [['2026-01', 3], ['2026-02', 4]] }, /No baseline is known/],
    ['too few', { baseline: { value: 9 }, points: [['2026-05', 3], ['2026-06', 4]] }, /Only 2 months measured since go-live: too few to judge/],
    ['stale', { baseline: { value: 9 }, points: [['2026-01', 8], ['2026-02', 7], ['2026-03', 6]] }, /The latest value is from March 2026, 100 days/],
    ['reached', { baseline: { value: 9 }, points: [['2026-04', 6], ['2026-05', 5], ['2026-06', 4.5]] }, /The target of 5 days by December 31, 2026 is reached\./],
    ['regressed', { baseline: { value: 9 }, points: [['2026-04', 9], ['2026-05', 10], ['2026-06', 11]] }, /2 days more than before: 22% worse\./],
    ['stalled', { baseline: { value: 9 }, points: [['2026-04', 8], ['2026-05', 8], ['2026-06', 8]] }, /No movement toward the target/],
  ];
  for (const [name, parts, words] of states)
    it(`says that a result is ${name}`, async () => {
      const element = await timeline(withMetric(parts));
      expect(textOf(element)).to.match(words);
    });

  it('shows text as text', async () => {
    const element = await timeline(withMetric({ name: '<img src=x onerror=alert(1)>', notes: [{ on: '2026-02-01', text: '<b>bold</b>' }] }));
    expect(inside(element, '.name').textContent).to.equal('<img src=x onerror=alert(1)>');
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });

  it('takes its words from the config where it replaces them', async () => {
    const element = await timeline(account({ messages: { en: { 'pace.behind': 'Late.', 'kind.result': 'Outcome' } } }));
    expect(textOf(element)).to.include('Outcome');
  });

  it('follows the language of the page for dates and numbers', async () => {
    const element = await place<WaymarkResultsTimeline>(html`<waymark-results-timeline lang="en-GB" metric="cycle" .config=${account()}></waymark-results-timeline>`);
    await reaches(element, 'ready');
    expect(textOf(element)).to.include('by 31 December 2026');
    element.lang = 'en-US';
    element.requestUpdate();
    await aTimeout(0);
    expect(textOf(element)).to.include('by December 31, 2026');
  });

  it('has a slot for each state', async () => {
    const element = await place<WaymarkResultsTimeline>(html`<waymark-results-timeline><p slot="idle">Soon.</p></waymark-results-timeline>`);
    expect(textOf(element)).to.equal('Soon.');
  });
});
