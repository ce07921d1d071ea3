import { expect, html } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import type { WaymarkResultsTimeline } from '../../../src/elements/results-timeline/results-timeline.js';
import { account } from '../../fixtures/account.js';
import { monthly } from '../../fixtures/config.js';
import { place, unfold, waitUntil, widePage } from '../../fixtures/page.js';

/** The unfolded account of how each number was computed: its terms with their texts. */
async function explanationOf(
  config: ConfigInput,
  lang = 'en',
): Promise<{ element: Element; rows: Map<string, string> }> {
  const timeline = await place<WaymarkResultsTimeline>(
    html`<waymark-results-timeline lang=${lang} .config=${config} metric="cycle"></waymark-results-timeline>`,
  );
  await waitUntil(() => timeline.getAttribute('state') === 'ready', 'still loading');
  expect(timeline.shadowRoot?.querySelector('.explanation'), 'before somebody asks').to.equal(null);
  await unfold(timeline);
  await waitUntil(() => timeline.shadowRoot?.querySelector('.explanation'), 'never explained');
  const element = timeline.shadowRoot!.querySelector('.explanation')!;
  const text = (of: Element | null) => of?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const rows = [...element.querySelectorAll('.facts > div')].map((row): [string, string] => [
    text(row.querySelector('dt')),
    text(row.querySelector('dd')),
  ]);
  return { element, rows: new Map(rows) };
}

describe('<waymark-results-timeline>: how each number was computed', () => {
  before(widePage);

  it('tells the rule, the arithmetic and the periods of each, once somebody asks how it is known', async () => {
    const { rows } = await explanationOf(account());
    expect([...rows.keys()]).to.deep.equal([
      'Periods that count',
      'Baseline',
      'Latest value',
      'Normal ups and downs',
      'Change',
      'Progress',
      'Trend',
      'Forecast',
      'Pace',
      'Where it stands',
      'Before and after',
    ]);
    expect(rows.get('Baseline'))
      .to.include('12 days')
      .and.to.include('The median of the latest periods before go-live, at most 12.')
      .and.to.include('Used: August 2025: 12; September 2025: 13;')
      .and.to.include('March 2026: not measured');
    expect(rows.get('Change')).to.include('7 − 12 = −5').and.to.include('(−5) ÷ 12 = −42%');
  });

  it('is told in the language of the page', async () => {
    const { element, rows } = await explanationOf(account(), 'de');
    expect(element.textContent).to.include('Wie jede Zahl berechnet wurde');
    expect(rows.get('Ausgangswert')).to.include('Verwendet: August 2025: 12');
  });

  it('links to the definitions where the provider has a page of them, each number to its own', async () => {
    const { element } = await explanationOf(
      account({ provider: { name: 'Vendor', definitions: 'https://example.com/how?x=1' } }),
    );
    expect(
      [...element.querySelectorAll('a')].slice(0, 3).map(({ textContent, href }) => [textContent, href]),
    ).to.deep.equal([
      ['How a result is computed', 'https://example.com/how?x=1'],
      ['Periods that count', 'https://example.com/how?x=1#values'],
      ['Baseline', 'https://example.com/how?x=1#baseline'],
    ]);
    await expect(element).to.be.accessible();
  });

  it('has no link where there is no page, or its address is none', async () => {
    for (const provider of [{ name: 'Vendor' }, { name: 'Vendor', definitions: 'javascript:alert(1)' }]) {
      const { element } = await explanationOf(account({ provider }));
      expect(element.querySelector('a')).to.equal(null);
    }
  });
});

describe('<waymark-results-timeline>: what the author is told of a series', () => {
  const config = account({
    metrics: [
      { id: 'cycle', name: 'Cycle time', direction: 'decrease', points: monthly('2025-09', [9, 8, 9, 8, 9, 8]) },
    ],
  });
  for (const audience of ['provider', 'customer'] as const)
    it(`few values before go-live: for the ${audience}`, async () => {
      const timeline = await place<WaymarkResultsTimeline>(
        html`<waymark-results-timeline
          .config=${config}
          metric="cycle"
          audience=${audience}
        ></waymark-results-timeline>`,
      );
      await waitUntil(() => timeline.getAttribute('state') === 'ready', 'still loading');
      const text = timeline.shadowRoot?.textContent ?? '';
      const told =
        'Before go-live 4 of at least 6 periods were measured, so the normal ups and downs are hardly known.';
      expect(text.includes(told)).to.equal(audience === 'provider');
    });
});
