import { expect, html, oneEvent } from '@open-wc/testing';
import type { ChangeDetail } from '../../../src/elements/shared/events.js';
import type { WaymarkConfig } from '../../../src/elements/config/config.js';
import type { WaymarkEffortChecklist } from '../../../src/elements/effort-checklist/effort-checklist.js';
import { account } from '../../fixtures/account.js';
import { inside, place, pressKey, reaches, textOf, typeText, unfold, waitUntil } from '../../fixtures/page.js';

async function checklist(
  config: unknown = account(),
  audience: 'customer' | 'provider' = 'customer',
): Promise<WaymarkEffortChecklist> {
  const element = await place<WaymarkEffortChecklist>(
    html`<waymark-effort-checklist .config=${config} .audience=${audience}></waymark-effort-checklist>`,
  );
  await waitUntil(() => element.getAttribute('state') !== 'loading', 'still loading');
  return element;
}
const box = (element: Element, id: string) => inside<HTMLInputElement>(element, `input[data-entry="${id}"]`);

describe('<waymark-effort-checklist>', () => {
  it('shows what to do now, with why, minutes, day and what it moves', async () => {
    const text = textOf(await checklist());
    expect(text).to.include('What you can do now About 40 minutes in total');
    expect(text).to.match(
      /Switch two depots Jul 20 20 minutes each for 2 people For Cycle time They hold most late proofs\. Open link Comment/,
    );
  });

  it('shows what is done, what was taken off, what feedback changed and the minutes asked', async () => {
    const text = textOf(await checklist());
    expect(text).to.include('Handled for you 1 of 1 done Map the tax codes July 2, 2026 saved you 90 minutes');
    expect(text).to.include('You said, we did 1 of 1 answered “Scanner too slow” Offline mode replied in 7 days');
    expect(text).to.include(
      'July 2026: we asked for 40 minutes of your time and saved you 90 minutes. Still open: 40 minutes.',
    );
    expect(text).to.include('As of July 10, 2026');
    const element = await checklist();
    await unfold(element);
    expect(textOf(element)).to.match(/Done 1 Show the routine June 2, 2026 Head of operations/);
  });

  it('never shows a customer an ask that is tied to no result; flags it for the author', async () => {
    expect(textOf(await checklist())).not.to.include('Rate our service');
    expect(textOf(await checklist(account(), 'provider')))
      .to.include('tied to no result')
      .and.to.include('Rate our service');
  });

  it('says that nothing is needed where nothing would help', async () => {
    expect(
      textOf(
        await checklist(
          account({
            effort: {
              entries: [{ id: 'x', kind: 'follow-up', side: 'provider', title: 'We do this', due: '2026-08-01' }],
            },
          }),
        ),
      ),
    )
      .to.include('Nothing needed from you right now.')
      .and.to.include('We’ll do this by August 1, 2026');
    const none = await checklist(account({ effort: { entries: [] } }));
    expect(none.getAttribute('state')).to.equal('empty');
    expect(textOf(none)).to.include('You’re all set.');
  });

  it('is empty where the ledger is, though a metric is faulty; an error where its entries are', async () => {
    const metrics = [{ ...account().metrics![0], direction: 'sideways' }];
    const bare = { ...account({ behaviors: [], events: [], plan: {} }), metrics };
    expect((await checklist({ ...bare, effort: { entries: [] } })).getAttribute('state')).to.equal('empty');
    const faulty = await checklist({ ...bare, effort: { entries: [{ id: 'x', kind: 'acton', title: 'T' }] } });
    expect(faulty.getAttribute('state')).to.equal('error');
    expect(textOf(faulty))
      .to.include('We can’t show this right now.')
      .and.not.to.match(/Nothing needed|acton|\$/);
    expect(faulty.issues.map(({ hint }) => hint)).to.include('Did you mean "action"?');
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
    // it stays where it was ticked
    expect(textOf(element))
      .to.include('Nothing needed from you right now.')
      .and.to.match(/What you can do now .*Switch two depots .*Done/);
    expect(box(element, 'switch').checked).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(box(element, 'switch'));
    expect(inside(element, '[role="status"]').textContent?.replace(/\s+/g, ' ').trim()).to.equal(
      '“Switch two depots” is marked as done. Undo',
    );
    inside(element, '.did button').click();
    await element.updateComplete;
    expect(box(element, 'switch').checked).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(box(element, 'switch'));
  });

  it('opens again what is unticked', async () => {
    const element = await checklist();
    const kinds: string[] = [];
    element.addEventListener('waymark-change', ({ detail }) =>
      kinds.push(`${detail.change.kind} ${detail.change.target}`),
    );
    await unfold(element);
    box(element, 'train').click();
    await element.updateComplete;
    expect(kinds).to.deep.equal(['action-reopened train']);
    expect(textOf(element)).to.match(/What you can do now About 50 minutes in total .*Show the routine/);
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
    const around = await place<WaymarkConfig>(
      html`<waymark-config .config=${account()}
        ><waymark-effort-checklist></waymark-effort-checklist><waymark-effort-checklist></waymark-effort-checklist
      ></waymark-config>`,
    );
    const [first, second] = around.children as unknown as [WaymarkEffortChecklist, WaymarkEffortChecklist];
    await reaches(second, 'ready');
    box(first, 'switch').click();
    await waitUntil(() => textOf(second).includes('Done 2'));
    await unfold(second);
    expect(box(second, 'switch').checked).to.equal(true);
  });

  it('fires no change when the page replaces the config', async () => {
    const element = await checklist();
    let fired = 0;
    element.addEventListener('waymark-change', () => fired++);
    const next = account();
    next.effort!.entries![0]!.done = { on: '2026-07-09' };
    element.config = next;
    await waitUntil(() => textOf(element).includes('Done 2'));
    expect(fired).to.equal(0);
  });

  const links: [string, string | null][] = [
    ['https://example.com/a', 'https://example.com/a'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
    ['tel:+4912345', 'tel:+4912345'],
    ['javascript:alert(1)', null],
    [' JaVaScRiPt:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['vbscript:x', null],
    ['blob:https://example.com/1', null],
    ['file:///etc/passwd', null],
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

  const withEntries = (...entries: object[]) =>
    account({ effort: { entries: [...account().effort!.entries!, ...entries] as never } });
  const press = (element: Element, words: RegExp) =>
    [...element.shadowRoot!.querySelectorAll('button')]
      .find(({ textContent }) => words.test(textContent?.replace(/\s+/g, ' ').trim() ?? ''))!
      .click();
  const changesOf = (element: WaymarkEffortChecklist) => {
    const heard: string[] = [];
    element.addEventListener('waymark-change', ({ detail: { change } }) =>
      heard.push(`${change.kind} ${change.target} ${JSON.stringify(change.value) ?? ''}`.trim()),
    );
    return heard;
  };
  const decision = {
    id: 'tax',
    kind: 'decision',
    side: 'customer',
    title: 'Tax code per depot',
    moves: ['cycle'],
    options: ['Standard', 'Custom'],
    default: 'Standard',
    reason: 'Fits 94 % of carriers',
  };

  it('takes the recommended default of a decision in one press, with its reason, and undoes it', async () => {
    const element = await checklist(withEntries(decision));
    const heard = changesOf(element);
    expect(textOf(element)).to.include('We suggest: Standard. Fits 94 % of carriers.');
    press(element, /^Go with Standard/);
    await element.updateComplete;
    expect(textOf(element))
      .to.include('Decided: Standard Undo')
      .and.to.match(/Waiting for your answer Tax code per depot .* Decided: Standard/);
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Undo');
    press(element, /^Undo$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['decision-made tax {"text":"Standard"}', 'answer-withdrawn tax']);
    expect(textOf(element)).to.match(/Waiting for your answer Tax code per depot .*Go with Standard/);
  });

  it('decides otherwise, with the default chosen beforehand', async () => {
    const element = await checklist(withEntries(decision));
    const heard = changesOf(element);
    press(element, /^Other options/);
    await element.updateComplete;
    const radios = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
    expect(radios.map(({ value, checked }) => [value, checked])).to.deep.equal([
      ['Standard', true],
      ['Custom', false],
    ]);
    expect(element.shadowRoot?.activeElement).to.equal(radios[0]);
    await expect(element).to.be.accessible();
    await pressKey('ArrowDown');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['decision-made tax {"text":"Custom"}']);
  });

  it('takes an answer to a question, and never asks again what was answered elsewhere', async () => {
    const question = {
      id: 'terms',
      kind: 'question',
      side: 'customer',
      title: 'Which terms?',
      moves: ['cycle'],
      topic: 'terms',
    };
    const again = {
      id: 'again',
      kind: 'question',
      side: 'customer',
      title: 'Your terms of payment?',
      moves: ['cycle'],
      topic: 'terms',
    };
    const element = await checklist(withEntries(question, again));
    const heard = changesOf(element);
    press(element, /^Answer$/);
    await element.updateComplete;
    await typeText('14 days');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['question-answered terms {"text":"14 days"}']);
    await unfold(element);
    expect(textOf(element))
      .to.match(/Waiting for your answer Which terms\? .*14 days/)
      .and.to.match(/Your terms of payment\? .* Already answered 14 days/);
  });

  it('takes a comment, shows it, and takes it back', async () => {
    const element = await checklist();
    const heard = changesOf(element);
    press(element, /^Comment$/);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.localName).to.equal('textarea');
    await pressKey('Escape');
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.match(/^Comment/);
    press(element, /^Comment$/);
    await element.updateComplete;
    await typeText('Leipzig first');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(inside(element, '.comments').textContent).to.include('“Leipzig first”');
    press(element, /^Undo$/);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.comments')).to.equal(null);
    expect(heard).to.deep.equal([
      'comment switch {"text":"Leipzig first"}',
      'comment-withdrawn switch {"text":"Leipzig first"}',
    ]);
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
    expect(textOf(element)).to.include('How do we know it’s done?').and.to.include('First scan of each depot');
    await typeText('https://example.com/scan');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(heard).to.deep.equal(['action-done switch {"evidence":"https://example.com/scan"}']);
    expect(inside<HTMLAnchorElement>(element, 'a[href="https://example.com/scan"]').textContent).to.equal(
      'https://example.com/scan',
    );
  });

  it('shows the author the thirteen checks, the entries behind each and what would spare most; never the customer', async () => {
    const config = withEntries({
      id: 'meet',
      kind: 'meeting',
      side: 'customer',
      title: 'Weekly sync',
      on: '2026-06-01',
      minutes: 30,
      people: 4,
      calendar: 'provider',
    });
    const provider = await checklist(config, 'provider');
    expect(provider.shadowRoot!.querySelectorAll('.tune-up li')).to.have.length(13);
    const text = textOf(provider);
    expect(text).to.include(
      'Most is saved by this: Every meeting serves a result (120 minutes of the customer’s time).',
    );
    expect(text).to.match(
      /✕ Every meeting serves a result \(broken\) Name the result it is for, or cancel it\. “Weekly sync”/,
    );
    expect(text).to.match(/– Every incident comes with a text to forward \(not known\)/);
    expect(textOf(await checklist(config))).not.to.match(/Tune-up|Most is saved|broken/);
    await expect(provider).to.be.accessible();
  });

  it('keeps an answered question in its place, with its answer and a way back', async () => {
    const element = await checklist(
      withEntries({ id: 'terms', kind: 'question', side: 'customer', title: 'Which terms?', moves: ['cycle'] }),
    );
    press(element, /^Answer$/);
    await element.updateComplete;
    await typeText('14 days');
    press(element, /^Send$/);
    await element.updateComplete;
    expect(textOf(element))
      .to.match(/Waiting for your answer Which terms\? .*14 days .*Done/)
      .and.to.include('Answer noted. Undo');
    press(element, /^Undo$/);
    await element.updateComplete;
    expect(textOf(element)).not.to.include('14 days');
  });

  it('groups by this week and later, and shows at most three actions', async () => {
    const action = (id: string, due: string) => ({
      id,
      kind: 'action',
      side: 'customer',
      title: `Do ${id}`,
      moves: ['cycle'],
      minutes: 5,
      due,
    });
    const element = await checklist(
      account({
        effort: {
          entries: [
            action('a', '2026-07-12'),
            action('b', '2026-07-01'),
            action('c', '2026-08-01'),
            action('d', '2026-09-01'),
          ] as never,
        },
      }),
    );
    expect(textOf(element)).to.match(
      /About 20 minutes in total This week Do b .*Overdue .*Do a .*Due soon .*Later Do c .*1 more/,
    );
    expect(textOf(element)).not.to.include('Do d');
    expect(element.shadowRoot!.querySelectorAll('.check')).to.have.length(3);
  });

  const kinds = withEntries(
    {
      id: 'ahead',
      kind: 'meeting',
      title: 'Quarter ahead',
      on: '2026-07-20',
      minutes: 20,
      agenda: 'Order of depots',
      preRead: 'https://example.com/read',
      outcome: 'Two dates fixed',
      moves: ['cycle'],
    },
    { id: 'past', kind: 'meeting', title: 'Kick-off', on: '2026-01-10', outcome: 'Target agreed', moves: ['cycle'] },
    {
      id: 'out',
      kind: 'incident',
      title: 'Sync outage',
      on: '2026-06-11',
      message: 'None was lost.\nNothing needs to be done.',
    },
    { id: 'c1', kind: 'contact', topic: 'tax-codes', name: 'Integration engineer', link: 'mailto:i@example.com' },
    { id: 'c2', kind: 'contact', topic: 'tax-codes', name: 'Somebody else' },
    {
      id: 'k1',
      kind: 'case',
      side: 'customer',
      title: 'Duplicate invoices',
      opened: '2026-07-03',
      closed: '2026-07-08',
      tries: 3,
      moves: ['cycle'],
    },
    {
      id: 'k2',
      kind: 'case',
      side: 'customer',
      title: 'Slow export',
      opened: '2026-07-09',
      tries: 1,
      moves: ['cycle'],
    },
  );

  it('shows meetings with agenda, what to read before and what they should bring; past ones folded with what they brought', async () => {
    const element = await checklist(kinds);
    expect(textOf(element)).to.match(
      /Meetings Quarter ahead Jul 20 20 minutes Agenda Order of depots Read before https:\/\/example\.com\/read Intended outcome Two dates fixed 1 past/,
    );
    expect(inside<HTMLAnchorElement>(element, '.facts a').href).to.equal('https://example.com/read');
    await unfold(element);
    expect(textOf(element)).to.include('Kick-off January 10, 2026 Outcome Target agreed');
  });

  it('shows an incident with its text, to copy and to forward', async () => {
    const element = await checklist(kinds);
    expect(textOf(element)).to.match(
      /Incidents Sync outage Jun 11 None was lost\. Nothing needs to be done\. Copy text Forward by email/,
    );
    expect(inside<HTMLAnchorElement>(element, 'a[href^="mailto:?"]').href).to.equal(
      'mailto:?subject=Sync%20outage&body=None%20was%20lost.%0ANothing%20needs%20to%20be%20done.',
    );
    const copied: string[] = [];
    const real = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(void copied.push(text)) },
    });
    try {
      press(element, /^Copy text$/);
      await waitUntil(() => textOf(element).includes('Copied.'));
    } finally {
      if (real) Object.defineProperty(navigator, 'clipboard', real);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(copied).to.deep.equal(['None was lost.\nNothing needs to be done.']);
  });

  it('shows one contact a topic, and cases with their tries', async () => {
    const text = textOf(await checklist(kinds));
    expect(text)
      .to.match(/Who to ask IE Integration engineer Tax codes Open link/)
      .and.not.to.include('Somebody else');
    expect(text).to.include('Support cases Slow export Open since Jul 9 1 try Duplicate invoices Solved Jul 8 3 tries');
    await expect(await checklist(kinds)).to.be.accessible();
  });

  it('shows an action whose aim is misspelt all the same; the fault is for the author alone', async () => {
    const config = account();
    config.effort!.entries![0]!.moves = ['cylce'];
    const customer = await checklist(config);
    expect(textOf(customer))
      .to.match(/^What you can do now .*Switch two depots/)
      .and.not.to.match(/cylce|\$\.|can’t be shown/);
    expect(customer.issues.map(({ hint }) => hint)).to.deep.equal(['Did you mean "cycle"?']);
    expect(textOf(await checklist(config, 'provider')))
      .to.include('$.effort.entries[0].moves[0]')
      .and.to.include('Did you mean "cycle"?');
  });

  it('shows an action whose metric is faulty', async () => {
    const config = account();
    const metrics = [{ ...config.metrics![0], direction: 'sideways' }, config.metrics![1]];
    expect(textOf(await checklist({ ...config, metrics }))).to.include('Switch two depots');
  });

  it('does not say that nothing is needed where something was left out by a fault', async () => {
    const config = account();
    const entries = [config.effort!.entries![3], { ...config.effort!.entries![0], minutes: 'many' }];
    const element = await checklist({ ...config, effort: { entries } });
    expect(textOf(element))
      .to.include('1 item can’t be shown')
      .and.to.include('Part of this list can’t be shown right now.')
      .and.not.to.match(/Nothing needed|\$\.effort/);
  });

  it('as a card says how much there is to do and the first of it, in 160 px', async () => {
    const card = async (config: unknown) => {
      const element = await place<WaymarkEffortChecklist>(
        html`<waymark-effort-checklist variant="card" .config=${config}></waymark-effort-checklist>`,
      );
      await reaches(element, 'ready');
      element.style.width = '320px';
      return element;
    };
    const element = await card(account());
    expect(textOf(element)).to.equal(
      'What you can do now About 40 minutes in total 1 thing to do Switch two depots Jul 20 20 minutes each for 2 people',
    );
    expect(element.getBoundingClientRect().height).to.be.at.most(180);
    await expect(element).to.be.accessible();
    const done = account();
    done.effort!.entries![0]!.done = { on: '2026-07-09' };
    expect(textOf(await card(done))).to.include('Nothing needed from you right now.');
  });
});
