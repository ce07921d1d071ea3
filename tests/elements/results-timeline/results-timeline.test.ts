import { aTimeout, expect, html, oneEvent } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import type { WaymarkResultsTimeline } from '../../../src/elements/results-timeline/results-timeline.js';
import { account } from '../../fixtures/account.js';
import { inside, picture, place, reaches, says, textOf, unfold, waitUntil, widePage } from '../../fixtures/page.js';
import { monthly } from '../../fixtures/config.js';

async function timeline(config: unknown = account(), metric = 'cycle'): Promise<WaymarkResultsTimeline> {
  const element = await place<WaymarkResultsTimeline>(
    html`<waymark-results-timeline .config=${config} .metric=${metric}></waymark-results-timeline>`,
  );
  await waitUntil(() => element.getAttribute('state') !== 'loading', 'still loading');
  return element;
}
const withMetric = (parts: object): ConfigInput => account({ metrics: [{ ...account().metrics![0]!, ...parts }] });
describe('<waymark-results-timeline>', () => {
  before(widePage);

  it('says the result in a sentence first', async () => {
    const element = await timeline();
    const text = textOf(element);
    expect(text).to.include('Cycle time');
    expect(inside(element, '.numbers').textContent?.replace(/\s+/g, ' ').trim()).to.equal('12 → 7 days');
    expect(inside(element, '.lead').textContent)
      .to.include('42% better: 5 days less than before.')
      .and.to.include('71% of the way to 5 days by December 31, 2026.');
    expect(text).to.include('As of July 10, 2026').and.to.include('ERP, invoice table');
  });

  it('is accessible with everything unfolded', async () => {
    const element = await timeline();
    await unfold(element);
    await picture(element);
    await expect(element).to.be.accessible();
  });

  it('holds the same numbers in a real table, latest first, with what each is', async () => {
    const element = await timeline();
    await unfold(element);
    const rows = [...inside(element, 'tbody').querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent?.trim()),
    );
    expect(rows.slice(0, 6)).to.deep.equal([
      ['July 2026', '7 days', '1', 'in progress'],
      ['June 2026', '7 days', '1', ''],
      ['May 2026', '8 days', '1', ''],
      ['April 2026', '9 days', '1', ''],
      ['March 2026', '–', '0', 'not measured'],
      ['February 2026', '10 days', '1', ''],
    ]);
    expect(rows.at(-1)).to.deep.equal(['August 2025', '12 days', '1', 'baseline']);
  });

  it('says what the definition’s change means where it changed', async () => {
    const element = await timeline(withMetric({ breaks: [{ at: '2026-05-01', note: 'Credit notes excluded' }] }));
    await unfold(element);
    expect(textOf(element)).to.include('Credit notes excluded');
    expect(inside(element, '.lead').textContent).to.include('The two can’t be compared.');
  });

  it('lists what happened with the numbers that the picture has, the latest three first in sight', async () => {
    const dates = ['2026-02-10', '2026-03-10', '2026-04-10', '2026-05-10'];
    const element = await timeline(
      account({
        events: dates.map((date, i) => ({ date, kind: i === 2 ? 'incident' : 'note', label: `Event ${i}` })),
      }),
    );
    const items = () =>
      [...element.shadowRoot!.querySelectorAll('.events li')].map(({ textContent }) =>
        textContent.replace(/\s+/g, ' ').trim(),
      );
    expect(items()).to.deep.equal([
      '2March 10, 2026 · Note: Event 1',
      '3April 10, 2026 · Incident: Event 2',
      '4May 10, 2026 · Note: Event 3',
    ]);
    await unfold(element);
    expect(textOf(element)).to.include('All events (4)');
    expect(items()).to.include('1February 10, 2026 · Note: Event 0');
  });

  it('says where the numbers come from', async () => {
    const element = await timeline();
    await unfold(element);
    const facts = inside(element, '.facts').textContent?.replace(/\s+/g, ' ') ?? '';
    for (const fact of [
      'Days from order to invoice',
      'ERP, invoice table',
      'you',
      'median',
      'Baseline 12 days: median of 5 months, August 1, 2025 to December 31, 2025.',
      'Agreed by CFO, December 1, 2025',
      '1 month not measured (shown as a gap).',
      'July 2026 is still running: 7 days so far, not counted yet.',
    ])
      expect(facts).to.include(fact);
  });

  it('draws the line anew for each width it is given', async () => {
    const element = await timeline();
    const canvas = await picture(element);
    const plot = inside(element, '.plot');
    await waitUntil(() => canvas.clientWidth === plot.clientWidth);
    const { clientHeight } = canvas;
    element.style.width = '340px';
    await waitUntil(() => canvas.clientHeight !== clientHeight && canvas.clientHeight === plot.clientHeight);
    expect(canvas.clientWidth).to.equal(plot.clientWidth);
  });

  it('draws again when it has left the page and returns to another width', async () => {
    const element = await timeline();
    await picture(element);
    const parent = element.parentElement!;
    element.remove();
    element.style.width = '340px';
    parent.append(element);
    await waitUntil(() => inside(element, 'canvas').clientWidth === inside(element, '.plot').clientWidth);
    expect(inside(element, '.plot').clientWidth).to.be.below(340);
  });

  it('draws when a place that was hidden is shown', async () => {
    const element = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline hidden metric="cycle" .config=${account()}></waymark-results-timeline>`,
    );
    await reaches(element, 'ready');
    expect(element.shadowRoot?.querySelector('canvas')).to.equal(null);
    element.hidden = false;
    await picture(element);
  });

  it('shows an overview of all metrics where the page names none: results first, signals apart', async () => {
    const element = await timeline(account(), '');
    expect(textOf(element)).to.match(
      /^Results Cycle time 12 → 7 → 5 days ↓ ahead of schedule\. Cycle time: 12 → 7 days, 71% of the way to 5 days by December 31, 2026 Signals Log-ins 7 /,
    );
    await expect(element).to.be.accessible();
  });

  it('opens a row of the overview, leads back, and tells the page what was chosen', async () => {
    const element = await timeline(account(), '');
    const selected = oneEvent(element, 'waymark-select');
    inside(element, '.row').click();
    expect((await selected).detail).to.deep.equal({ kind: 'metric', id: 'cycle' });
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Cycle time');
    const picker = inside<HTMLSelectElement>(element, '.picker select');
    expect([...picker.querySelectorAll('optgroup')].map(({ label }) => label)).to.deep.equal(['Results', 'Signals']);
    picker.value = 'logins';
    picker.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(inside(element, '.name').textContent?.trim()).to.equal('Log-ins');
    inside(element, '.top button').click();
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.classList.contains('row')).to.equal(true);
  });

  it('opens the only metric at once', async () => {
    const element = await timeline(account({ metrics: [account().metrics![0]!] }), '');
    expect(inside(element, '.name').textContent?.trim()).to.equal('Cycle time');
  });

  it('has no picker where the page names the metric, and says so where there is no such metric', async () => {
    const element = await timeline(account(), 'cycle');
    expect(element.shadowRoot?.querySelector('.picker')).to.equal(null);
    element.metric = 'cylce';
    await reaches(element, 'error');
    expect(textOf(element)).to.equal('We can’t show this right now. Try again');
    element.audience = 'provider';
    await says(element, 'There is no metric "cylce" to show, only "cycle", "logins".');
  });

  it('is empty where there is no metric', async () => {
    const element = await timeline(
      account({ metrics: [], behaviors: [], events: [], plan: {}, effort: { entries: [] } }),
      '',
    );
    expect(element.getAttribute('state')).to.equal('empty');
    expect(textOf(element)).to.include('No results are set up yet.');
    await expect(element).to.be.accessible();
  });

  it('shows a faulty metric as faulty with its path, and the rest', async () => {
    const config = account();
    const element = await timeline({
      ...config,
      metrics: [...config.metrics!, { id: 'odd', name: 'Odd', direction: 'sideways', points: [] }],
    });
    expect(element.getAttribute('state')).to.equal('ready');
    expect(textOf(element)).to.include('1 item can’t be shown').and.to.include('12 → 7 days').and.not.to.include('$.');
    expect(element.issues.map(({ path }) => path)).to.deep.equal(['$.metrics[2].direction']);
    await expect(element).to.be.accessible();
  });

  it('treats a value that cannot be read as a gap, and says so', async () => {
    const element = await timeline(
      withMetric({
        points: [
          ['2026-01', 3],
          ['2026-02-30', 900],
          ['2026-03', 'many'],
          ['2026-04', 4],
        ],
      }),
    );
    expect(textOf(element)).to.include('2 values couldn’t be read and were left out.').and.not.to.include('$.');
    expect(element.issues[0]?.path).to.equal('$.metrics[0].points[1][0]');
    expect(textOf(element)).not.to.include('900 days');
  });

  const states: [string, Partial<ConfigInput> | object, RegExp][] = [
    ['unmeasured', { points: [] }, /not measured Not measured yet\./],
    [
      'no baseline',
      {
        points: [
          ['2026-01', 3],
          ['2026-02', 4],
        ],
      },
      /No starting point yet, so there’s nothing to compare with\./,
    ],
    [
      'too few',
      {
        baseline: { value: 9 },
        points: [
          ['2026-05', 3],
          ['2026-06', 4],
        ],
      },
      /Too early to judge: 2 months measured since go-live, at least 3 needed\./,
    ],
    [
      'stale',
      {
        baseline: { value: 9 },
        points: [
          ['2026-01', 8],
          ['2026-02', 7],
          ['2026-03', 6],
        ],
      },
      /Latest value: March 2026, 100 days old\./,
    ],
    [
      'reached',
      {
        baseline: { value: 9 },
        points: [
          ['2026-04', 6],
          ['2026-05', 5],
          ['2026-06', 4.5],
        ],
      },
      /Target of 5\.0 days by December 31, 2026 reached\. Reached in May 2026, and held since\./,
    ],
    [
      'regressed',
      {
        baseline: { value: 9 },
        points: [
          ['2026-04', 12],
          ['2026-05', 12],
          ['2026-06', 12],
        ],
      },
      /33% worse: 3 days more than before\./,
    ],
    [
      'stalled',
      {
        baseline: { value: 9 },
        points: monthly('2026-01', [8, 8, 8, 8, 8, 8]),
      },
      /Better than at the start, no longer improving\./,
    ],
  ];
  for (const [name, parts, words] of states)
    it(`says that a result is ${name}`, async () => {
      const element = await timeline(withMetric(parts));
      expect(textOf(element)).to.match(words);
    });

  it('shows text as text', async () => {
    const element = await timeline(
      withMetric({ name: '<img src=x onerror=alert(1)>', notes: [{ on: '2026-02-01', text: '<b>bold</b>' }] }),
    );
    expect(inside(element, '.name').textContent?.trim()).to.equal('<img src=x onerror=alert(1)>');
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });

  it('takes its words from the config where it replaces them', async () => {
    const element = await timeline(account({ messages: { en: { 'pace.behind': 'Late.', 'kind.result': 'Outcome' } } }));
    expect(textOf(element)).to.include('Outcome');
  });

  it('follows the language of the page for dates and numbers', async () => {
    const element = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline lang="en-GB" metric="cycle" .config=${account()}></waymark-results-timeline>`,
    );
    await reaches(element, 'ready');
    expect(textOf(element)).to.include('by 31 December 2026');
    element.lang = 'en-US';
    element.requestUpdate();
    await aTimeout(0);
    expect(textOf(element)).to.include('by December 31, 2026');
  });

  it('has a slot for each state', async () => {
    const element = await place<WaymarkResultsTimeline>(
      html`<waymark-results-timeline><p slot="idle">Soon.</p></waymark-results-timeline>`,
    );
    expect(textOf(element)).to.equal('Soon.');
  });
});
