import { expect, html } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { account } from '../../fixtures/account.js';
import { inside, place, reaches, textOf, waitUntil } from '../../fixtures/page.js';

type Widget = HTMLElement & { config: ConfigInput; updateComplete: Promise<unknown> };

/** `count` metrics with the values of every `minutes` since 2024. */
const metrics = (count: number, values: number, minutes: number, name = 'Metric'): ConfigInput['metrics'] =>
  Array.from({ length: count }, (_, i) => ({
    id: `m${i}`,
    name: `${name} ${i}`,
    direction: 'increase',
    period: 'month',
    points: Array.from({ length: values }, (__, k): [string, number] => [
      new Date(Date.UTC(2024, 0, 1) + k * minutes * 60_000).toISOString(),
      100 + ((k * (i + 7)) % 11),
    ]),
  }));
const many = (name?: string) => account({ metrics: metrics(12, 10_000, 120, name) });
const rows = (element: Element) => element.shadowRoot!.querySelectorAll('.result-row');

describe('a config with many values', () => {
  it('shows every metric', async () => {
    const element = await place<Widget>(html`<waymark-results-timeline .config=${many()}></waymark-results-timeline>`);
    await reaches(element, 'ready');
    await waitUntil(() => rows(element).length === 12);
    for (let i = 0; i < 12; i++) expect(textOf(element)).to.include(`Metric ${i}`);
    expect(textOf(element)).not.to.match(/NaN|undefined/);
  });

  it('is replaced by another that comes meanwhile', async () => {
    const element = await place<Widget>(html`<waymark-results-timeline .config=${many()}></waymark-results-timeline>`);
    await reaches(element, 'ready');
    element.config = many('Old');
    element.config = many('New');
    await waitUntil(() => textOf(element).includes('New 11'));
    element.config = account();
    await waitUntil(() => textOf(element).includes('Cycle time'));
    expect(textOf(element)).not.to.match(/New|Old/);
  });

  it('may be removed and attached again while it is computed', async () => {
    const element = await place<Widget>(html`<waymark-results-page .config=${many()}></waymark-results-page>`);
    const parent = element.parentElement!;
    await waitUntil(() => element.getAttribute('state') !== null);
    element.remove();
    parent.append(element);
    await reaches(element, 'ready');
    await element.updateComplete;
    expect(inside(element, '.page').textContent).to.include('Metric 11');
  });
});
