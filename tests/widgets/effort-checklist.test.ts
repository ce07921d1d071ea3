import { expect, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { ChangeDetail } from '../../src/ui/events.js';
import type { WaymarkConfig } from '../../src/widgets/config/config.js';
import type { WaymarkEffortChecklist } from '../../src/widgets/effort-checklist/effort-checklist.js';
import { account } from '../fixtures/account.js';
import { inside, place, pressKey, reaches, textOf, typeText } from '../fixtures/page.js';

async function checklist(config: unknown = account(), audience: 'customer' | 'provider' = 'customer'): Promise<WaymarkEffortChecklist> {
  const element = await place<WaymarkEffortChecklist>(html`<waymark-effort-checklist .config=${config} .audience=${audience}></waymark-effort-checklist>`);
  await waitUntil(() => element.getAttribute('state') !== 'loading');
  return element;
}
const box = (element: Element, id: string) => inside<HTMLInputElement>(element, `input[data-entry="${id}"]`);

describe('<waymark-effort-checklist>', () => {
  it('shows what to do now, with why, minutes, day and what it moves', async () => {
    const text = textOf(await checklist());
    expect(text).to.include('What you can do now 40 minutes in all');
    expect(text).to.match(/Switch two depots They hold most late proofs\. 20 minutes × 2 people · by July 20, 2026 · moves Cycle time, ↓ better[^·]* · Open/);
  });

  it('shows what is done, what was taken off, what feedback changed and the minutes asked', async () => {
    const text = textOf(await checklist());
    expect(text).to.include('Map the tax codes July 2, 2026 · saved you 90 minutes');
    expect(text).to.include('“Scanner too slow” Offline mode · replied in 7 days');
    expect(text).to.include('Show the routine June 2, 2026, Head of operations');
    expect(text).to.include('40 minutes asked of you in July 2026; 90 minutes taken off.');
    expect(text).to.include('As of July 10, 2026');
  });

  it('never shows a customer an ask that is tied to no result; flags it for the author', async () => {
    expect(textOf(await checklist())).not.to.include('Rate our service');
    expect(textOf(await checklist(account(), 'provider'))).to.include('tied to no result').and.to.include('Rate our service');
  });

  it('says that nothing is needed where nothing would help', async () => {
    expect(textOf(await checklist(account({ effort: { entries: [{ id: 'x', kind: 'follow-up', side: 'provider', title: 'We do this', due: '2026-08-01' }] } })))).to.include('Nothing needed from you right now.').and.to.include('we do this by August 1, 2026');
    const none = await checklist(account({ effort: { entries: [] } }));
    expect(none.getAttribute('state')).to.equal('empty');
    expect(textOf(none)).to.include('Nothing needed from you.');
  });

  it('is empty where the ledger is, though a metric is faulty; an error where its entries are', async () => {
    const metrics = [{ ...account().metrics![0], direction: 'sideways' }];
    const bare = { ...account({ behaviors: [], events: [], plan: {} }), metrics };
    expect((await checklist({ ...bare, effort: { entries: [] } })).getAttribute('state')).to.equal('empty');
    const faulty = await checklist({ ...bare, effort: { entries: [{ id: 'x', kind: 'acton', title: 'T' }] } });
    expect(faulty.getAttribute('state')).to.equal('error');
    expect(textOf(faulty)).to.include('Did you mean "action"?').and.not.to.include('Nothing needed');
  });

  it('fires a change when a box is ticked, shows it at once, and keeps the focus on it', async () => {
    const element = await checklist();
    const heard = oneEvent(element, 'waymark-change');
    box(element, 'switch').focus();
    await pressKey(' ');
    const { detail } = (await heard) as CustomEvent<ChangeDetail>;
    expect(detail.change).to.include({ kind: 'action-done', target: 'switch', account: 'acme' });
    expect(detail.change.id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(Math.abs(Date.parse(detail.change.at) - Date.now())).to.be.lessThan(60_000);
    await element.updateComplete;
    expect(textOf(element)).to.include('Nothing needed from you right now.');
    expect(box(element, 'switch').checked).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(box(element, 'switch'));
    expect(inside(element, '[role="status"]').textContent?.replace(/\s+/g, ' ')).to.equal('“Switch two depots” is marked as done. Undo');
    inside(element, '.did button').click();
    await element.updateComplete;
    expect(box(element, 'switch').checked).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(box(element, 'switch'));
  });

  it('opens again what is unticked', async () => {
    const element = await checklist();
    const kinds: string[] = [];
    element.addEventListener('waymark-change', ({ detail }) => kinds.push(`${detail.change.kind} ${detail.change.target}`));
    box(element, 'train').click();
    await element.updateComplete;
    expect(kinds).to.deep.equal(['action-reopened train']);
    expect(textOf(element)).to.match(/What you can do now 50 minutes in all .*Show the routine/);
    expect(box(element, 'train').checked).to.equal(false);
  });

  it('shows nothing of a change that a listener cancels', async () => {
    const element = await checklist();
    element.addEventListener('waymark-change', (event) => event.preventDefault());
    box(element, 'switch').click();
    await element.updateComplete;
    expect(box(element, 'switch').checked).to.equal(false);
    expect(textOf(element)).to.include('Switch two depots');
  });

  it('shows a change in every widget that shares the config', async () => {
    const around = await place<WaymarkConfig>(html`<waymark-config .config=${account()}><waymark-effort-checklist></waymark-effort-checklist><waymark-effort-checklist></waymark-effort-checklist></waymark-config>`);
    const [first, second] = around.children as unknown as [WaymarkEffortChecklist, WaymarkEffortChecklist];
    await reaches(second, 'ready');
    box(first, 'switch').click();
    await waitUntil(() => box(second, 'switch').checked);
  });

  it('fires no change when the page replaces the config', async () => {
    const element = await checklist();
    let fired = 0;
    element.addEventListener('waymark-change', () => fired++);
    const next = account();
    next.effort!.entries![0]!.done = { on: '2026-07-09' };
    element.config = next;
    await waitUntil(() => box(element, 'switch').checked);
    expect(fired).to.equal(0);
  });

  const links: [string, string | null][] = [
    ['https://example.com/a', 'https://example.com/a'], ['mailto:a@example.com', 'mailto:a@example.com'], ['tel:+4912345', 'tel:+4912345'],
    ['javascript:alert(1)', null], [' JaVaScRiPt:alert(1)', null], ['java\nscript:alert(1)', null], ['data:text/html,<script>alert(1)</script>', null],
    ['vbscript:x', null], ['blob:https://example.com/1', null], ['file:///etc/passwd', null],
  ];
  for (const [link, href] of links)
    it(`${href === null ? 'never links' : 'links'} ${JSON.stringify(link)}`, async () => {
      const config = account();
      Object.assign(config.effort!.entries![0]!, { link });
      const element = await checklist(config);
      expect(element.shadowRoot?.querySelector('a')?.href ?? null).to.equal(href);
      if (href === null) expect(textOf(element)).to.include(link.trim().replace(/\s+/g, ' '));
    });

  it('shows titles full of markup as text', async () => {
    const config = account();
    config.effort!.entries![0]!.title = '<script>alert(1)</script>';
    const element = await checklist(config);
    expect(textOf(element)).to.include('<script>alert(1)</script>');
    expect(element.shadowRoot?.querySelector('script')).to.equal(null);
  });

  it('is accessible for both audiences', async () => {
    await expect(await checklist()).to.be.accessible();
    await expect(await checklist(account(), 'provider')).to.be.accessible();
  });

  const withEntries = (...entries: object[]) => account({ effort: { entries: [...account().effort!.entries!, ...entries] as never } });
  const press = (element: Element, words: RegExp) => [...element.shadowRoot!.querySelectorAll('button')].find(({ textContent }) => words.test(textContent?.replace(/\s+/g, ' ') ?? ''))!.click();
  const changesOf = (element: WaymarkEffortChecklist) => {
    const heard: string[] = [];
    element.addEventListener('waymark-change', ({ detail: { change } }) => heard.push(`${change.kind} ${change.target} ${JSON.stringify(change.value) ?? ''}`.trim()));
    return heard;
  };
  const decision = { id: 'tax', kind: 'decision', side: 'customer', title: 'Tax code per depot', moves: ['cycle'], options: ['Standard', 'Custom'], default: 'Standard', reason: 'Fits 94 % of carriers' };

  it('takes the recommended default of a decision in one press, with its reason, and undoes it', async () => {
    const element = await checklist(withEntries(decision));
    const heard = changesOf(element);
    expect(textOf(element)).to.include('Suggested: Standard. Fits 94 % of carriers.');
    press(element, /^Take “Standard”/);
    await element.updateComplete;
    expect(textOf(element)).to.include('“Tax code per depot” is decided: Standard. Undo').and.to.match(/Done .*Tax code per depot Standard/);
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Undo');
    press(element, /^Undo$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['decision-made tax {"text":"Standard"}', 'answer-withdrawn tax']);
    expect(textOf(element)).to.match(/Also open .*Tax code per depot/);
  });

  it('decides otherwise, with the default chosen beforehand', async () => {
    const element = await checklist(withEntries(decision));
    const heard = changesOf(element);
    press(element, /^Choose another/);
    await element.updateComplete;
    const radios = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(radios.map(({ value, checked }) => [value, checked])).to.deep.equal([['Standard', true], ['Custom', false]]);
    expect(element.shadowRoot?.activeElement).to.equal(radios[0]);
    await expect(element).to.be.accessible();
    await pressKey('ArrowDown');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['decision-made tax {"text":"Custom"}']);
  });

  it('takes an answer to a question, and never asks again what was answered elsewhere', async () => {
    const question = { id: 'terms', kind: 'question', side: 'customer', title: 'Which terms?', moves: ['cycle'], topic: 'terms' };
    const again = { id: 'again', kind: 'question', side: 'customer', title: 'Your terms of payment?', moves: ['cycle'], topic: 'terms' };
    const element = await checklist(withEntries(question, again));
    const heard = changesOf(element);
    press(element, /^Answer: Which terms/);
    await element.updateComplete;
    await typeText('14 days');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['question-answered terms {"text":"14 days"}']);
    expect(textOf(element)).to.match(/Your terms of payment\? 14 days .* Answered before, not asked again/).and.not.to.include('Also open');
  });

  it('takes a comment, shows it, and takes it back', async () => {
    const element = await checklist();
    const heard = changesOf(element);
    press(element, /^Comment: Switch two depots/);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.localName).to.equal('textarea');
    await pressKey('Escape');
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.textContent).to.match(/^Comment/);
    press(element, /^Comment: Switch two depots/);
    await element.updateComplete;
    await typeText('Leipzig first');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(inside(element, '.comments').textContent).to.include('“Leipzig first”');
    press(element, /^Undo$/);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.comments')).to.equal(null);
    expect(heard).to.deep.equal(['comment switch {"text":"Leipzig first"}', 'comment-withdrawn switch {"text":"Leipzig first"}']);
  });

  it('asks for evidence where a proof was agreed, before it counts as done', async () => {
    const config = account();
    Object.assign(config.effort!.entries![0]!, { proof: 'First scan of each depot' });
    const element = await checklist(config);
    const heard = changesOf(element);
    box(element, 'switch').click();
    await element.updateComplete;
    expect(heard).to.deep.equal([]);
    expect(box(element, 'switch').checked).to.equal(false);
    expect(textOf(element)).to.include('What shows that it is done?').and.to.include('First scan of each depot');
    await typeText('https://example.com/scan');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['action-done switch {"evidence":"https://example.com/scan"}']);
    expect(inside<HTMLAnchorElement>(element, 'a[href="https://example.com/scan"]').textContent).to.equal('https://example.com/scan');
  });

  it('shows the author the thirteen checks, the entries behind each and what would spare most; never the customer', async () => {
    const config = withEntries({ id: 'meet', kind: 'meeting', side: 'customer', title: 'Weekly sync', on: '2026-06-01', minutes: 30, people: 4, calendar: 'provider' });
    const provider = await checklist(config, 'provider');
    expect(provider.shadowRoot!.querySelectorAll('.tune-up li')).to.have.length(13);
    const text = textOf(provider);
    expect(text).to.include('Most is saved by this: Every meeting serves a result (120 minutes of the customer’s time).');
    expect(text).to.match(/✕ Every meeting serves a result \(broken\) Name the result it moves, or cancel it\. “Weekly sync”/);
    expect(text).to.match(/– Every incident comes with a text to forward \(not known\)/);
    expect(textOf(await checklist(config))).not.to.match(/Tune-up|Most is saved|broken/);
    await expect(provider).to.be.accessible();
  });
});
