import { expect, html, oneEvent } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import type { ChangeDetail } from '../../../src/elements/shared/events.js';
import type { WaymarkSuccessPlan } from '../../../src/elements/success-plan/success-plan.js';
import { account } from '../../fixtures/account.js';
import { inside, place, pressKey, textOf, typeText, unfold, waitUntil, widePage } from '../../fixtures/page.js';

async function plan(
  config: unknown = account(),
  audience: 'customer' | 'provider' = 'customer',
): Promise<WaymarkSuccessPlan> {
  const element = await place<WaymarkSuccessPlan>(
    html`<waymark-success-plan .config=${config} .audience=${audience}></waymark-success-plan>`,
  );
  await waitUntil(() => element.getAttribute('state') === 'ready');
  return element;
}
const withPlan = (parts: object): ConfigInput => account({ plan: { ...account().plan, ...parts } });
const button = (element: Element, words: string | RegExp) =>
  [...element.shadowRoot!.querySelectorAll('button')].find((one) =>
    typeof words === 'string'
      ? one.textContent?.trim() === words
      : words.test(one.getAttribute('aria-label') ?? one.textContent?.trim() ?? ''),
  )!;
const changes = (element: Element) => {
  const heard: string[] = [];
  element.addEventListener('waymark-change', (event) => {
    const { kind, target, value } = (event as CustomEvent<ChangeDetail>).detail.change;
    heard.push(`${kind} ${target}${value ? ` ${JSON.stringify(value)}` : ''}`);
  });
  return heard;
};
const status = (element: Element) => inside(element, '.did').textContent?.replace(/\s+/g, ' ').trim();
const order = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('.ranking .row-title')].map(({ textContent }) => textContent);

describe('what a person may do with the plan', () => {
  before(widePage);

  it('marks a milestone as done, at once, with a way back, by keyboard alone', async () => {
    const element = await plan();
    const heard = changes(element);
    button(element, /^Mark as done: All depots live/).focus();
    await pressKey('Enter');
    await element.updateComplete;
    // it stays where it was pressed
    expect(textOf(element)).to.match(/2 of 2 done .*All depots live Done [A-Z].* Done .*Reopen/);
    expect(status(element)).to.equal('“All depots live” is marked as done. Undo');
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.match(/^Reopen/);
    button(element, 'Undo').click();
    await element.updateComplete;
    expect(textOf(element)).to.match(/1 of 2 done .*All depots live Jul 30 .*Due soon/);
    expect(heard).to.deep.equal(['milestone-done all', 'milestone-reopened all']);
    expect(status(element)).to.equal('Undone.');
  });

  it('asks for the proof where one was agreed, shows it, and links it only if it is safe', async () => {
    const milestones = account().plan!.milestones!.map((one) =>
      one.id === 'all' ? { ...one, proof: 'Nine depots post the same day' } : one,
    );
    const element = await plan(withPlan({ milestones }));
    expect(textOf(element)).to.include('Done when: Nine depots post the same day');
    button(element, /^Mark as done/).click();
    await element.updateComplete;
    expect((element.shadowRoot?.activeElement as HTMLInputElement).name).to.equal('text');
    await expect(element).to.be.accessible();
    await pressKey('Escape');
    expect(element.shadowRoot?.querySelector('form')).to.equal(null);
    button(element, /^Mark as done/).click();
    await element.updateComplete;
    await typeText('https://example.com/report');
    const heard = changes(element);
    await pressKey('Enter');
    await element.updateComplete;
    expect(heard).to.deep.equal(['milestone-done all {"evidence":"https://example.com/report"}']);
    expect(inside<HTMLAnchorElement>(element, '.path a').href).to.equal('https://example.com/report');
    const unsafe = await plan(
      withPlan({
        milestones: [{ ...milestones[1], after: [], done: { on: '2026-07-01', evidence: 'javascript:alert(1)' } }],
      }),
    );
    await unfold(unsafe);
    expect(unsafe.shadowRoot?.querySelector('a')).to.equal(null);
    expect(textOf(unsafe)).to.include('Evidence: javascript:alert(1)');
  });

  it('reopens one that was done', async () => {
    const element = await plan();
    const heard = changes(element);
    await unfold(element);
    button(element, /^Reopen: Four depots live/).click();
    await element.updateComplete;
    expect(heard).to.deep.equal(['milestone-reopened four']);
    expect(textOf(element)).to.match(/Four depots live .*Overdue Late on your side: due January 1, 2026/);
  });

  const three = {
    nextPhase: {
      options: [
        { id: 'a', kind: 'technology' as const, name: 'Reminders', result: 'Fewer overdue', rank: 1 },
        { id: 'b', kind: 'teams' as const, name: 'Warehouse', rank: 2 },
        { id: 'c', kind: 'targets' as const, name: 'From 5 to 4 days', rank: 3 },
      ],
      chosen: 'a',
    },
  };

  it('ranks what could come next by buttons, keeps the focus, and undoes it', async () => {
    const element = await plan(withPlan(three));
    const heard = changes(element);
    expect(order(element)).to.deep.equal(['Reminders', 'Warehouse', 'From 5 to 4 days']);
    const up = button(element, /^Move “From 5 to 4 days” up$/);
    up.focus();
    await pressKey('Enter');
    await element.updateComplete;
    expect(order(element)).to.deep.equal(['Reminders', 'From 5 to 4 days', 'Warehouse']);
    expect(element.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Move “From 5 to 4 days” up');
    expect(status(element)).to.equal('“From 5 to 4 days” is now your no. 2. Undo');
    button(element, 'Undo').click();
    await element.updateComplete;
    expect(order(element)).to.deep.equal(['Reminders', 'Warehouse', 'From 5 to 4 days']);
    expect(heard).to.deep.equal(['next-phase-ranked c {"rank":2}', 'next-phase-ranked c {"rank":3}']);
    expect(button(element, /^Move “Reminders” up$/).disabled).to.equal(true);
  });

  it('undoes to what was, whole: the day and the name of a milestone, ranks that nobody had given, an earlier confirmation', async () => {
    const milestones = [{ id: 'x', name: 'Trained', due: '2026-06-01', done: { on: '2026-05-02', by: 'Ops lead' } }];
    const nextPhase = { options: three.nextPhase.options.map(({ rank: _, ...option }) => option) };
    const element = await plan(withPlan({ milestones, nextPhase, confirmed: { on: '2026-07-01', by: 'CFO' } }));
    await unfold(element);
    const before = textOf(element);
    for (const words of [/^Reopen: Trained/, /^Move “Reminders” down$/, 'Yes, still our goal']) {
      button(element, words).click();
      await element.updateComplete;
      expect(textOf(element)).not.to.equal(before);
      button(element, 'Undo').click();
      await element.updateComplete;
      expect(textOf(element).replace(' Undone.', '')).to.equal(before);
    }
  });

  it('keeps moving the same way when the same key is pressed again', async () => {
    const element = await plan(withPlan(three));
    button(element, /^Move “Reminders” down$/).focus();
    await pressKey('Enter');
    await element.updateComplete;
    await pressKey('Enter');
    await element.updateComplete;
    expect(order(element)).to.deep.equal(['Warehouse', 'From 5 to 4 days', 'Reminders']);
  });

  it('forgets what was begun when another account is shown', async () => {
    const element = await plan();
    button(element, /^Mark as done/).click();
    await element.updateComplete;
    expect(status(element)).to.include('Undo');
    element.config = { ...account(), account: { id: 'other', name: 'Other' } };
    await waitUntil(() => !element.shadowRoot?.querySelector('.did'));
    expect(button(element, 'Undo')).to.equal(undefined);
  });

  it('ranks by dragging', async () => {
    const element = await plan(withPlan(three));
    const heard = changes(element);
    const items = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.ranking li')];
    const dataTransfer = new DataTransfer();
    items[2]!.dispatchEvent(new DragEvent('dragstart', { dataTransfer, bubbles: true }));
    items[0]!.dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
    items[0]!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await element.updateComplete;
    expect(heard).to.deep.equal(['next-phase-ranked c {"rank":1}']);
    expect(order(element)).to.deep.equal(['From 5 to 4 days', 'Reminders', 'Warehouse']);
  });

  it('confirms that the purpose still stands; only a customer is asked', async () => {
    const element = await plan();
    const heard = changes(element);
    button(element, 'Yes, still our goal').click();
    await element.updateComplete;
    expect(textOf(element)).to.include('Confirmed ').and.to.include('Goal confirmed');
    button(element, 'Undo').click();
    await element.updateComplete;
    expect(inside(element, '.agreed').textContent).not.to.match(/confirmed/i);
    expect(heard).to.deep.equal(['purpose-confirmed acme', 'purpose-unconfirmed acme']);
    expect(button(await plan(account(), 'provider'), 'Yes, still our goal')).to.equal(undefined);
  });

  it('shows nothing of a change that a listener cancels', async () => {
    const element = await plan(withPlan(three));
    element.addEventListener('waymark-change', (event) => event.preventDefault());
    const before = textOf(element);
    button(element, /^Mark as done/).click();
    button(element, /^Move “Reminders” down$/).click();
    button(element, 'Yes, still our goal').click();
    await element.updateComplete;
    expect(textOf(element)).to.equal(before);
  });

  it('tells the page which result was chosen', async () => {
    const element = await plan();
    const selected = oneEvent(element, 'waymark-select');
    inside(element, '.row').click();
    expect((await selected).detail).to.deep.equal({ kind: 'metric', id: 'cycle' });
  });
});

describe('the days of the plan', () => {
  it('come as a calendar file', async () => {
    const element = await plan();
    const links: HTMLAnchorElement[] = [];
    const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')!;
    const press = () =>
      button(element, 'Add dates to calendar').dispatchEvent(new MouseEvent('click', { bubbles: true }));
    HTMLElement.prototype.click = function (this: HTMLElement) {
      links.push(this as HTMLAnchorElement);
    };
    try {
      press();
      await waitUntil(() => links.length === 1, 'no file');
    } finally {
      Object.defineProperty(HTMLElement.prototype, 'click', click);
    }
    expect(links[0]!.download).to.equal('acme-calendar-2026-07-10.ics');
    const text = await (await fetch(links[0]!.href)).text();
    expect(text)
      .to.match(/^BEGIN:VCALENDAR\r\n/)
      .and.to.include('All depots live')
      .and.to.include('DTSTART;VALUE=DATE:20260730')
      .and.to.include('Switch two depots')
      .and.not.to.include('Four depots live');
    await waitUntil(() => status(element) === 'Calendar file downloaded.');
  });

  it('are not offered where there are none', async () => {
    const element = await plan(withPlan({ milestones: [] }), 'customer');
    expect(button(element, 'Add dates to calendar')).not.to.equal(undefined);
    const none = await plan(
      account({ metrics: [], behaviors: [], events: [], plan: { purpose: 'Why' }, effort: { entries: [] } }),
    );
    expect(button(none, 'Add dates to calendar')).to.equal(undefined);
  });
});

describe('a result line of the plan', () => {
  it('opens the timeline beside it, where that may show any metric, and takes the focus there', async () => {
    const around = await place(
      html`<waymark-config .config=${account()}
        ><waymark-success-plan></waymark-success-plan><waymark-results-timeline></waymark-results-timeline
        ><waymark-results-timeline metric="logins"></waymark-results-timeline
      ></waymark-config>`,
    );
    const [shown, free, fixed] = [...around.children] as [WaymarkSuccessPlan, HTMLElement, HTMLElement];
    await waitUntil(() => shown.getAttribute('state') === 'ready' && fixed.getAttribute('state') === 'ready');
    expect(free.shadowRoot?.querySelector('.name')).to.equal(null);
    inside(shown, '.row').click();
    await waitUntil(() => free.shadowRoot?.querySelector('.name')?.textContent?.trim() === 'Cycle time');
    expect(free.shadowRoot?.activeElement?.className).to.equal('name');
    expect(inside(fixed, '.name').textContent?.trim()).to.equal('Log-ins');
    inside(free, '.top button').click();
    await waitUntil(() => !free.shadowRoot?.querySelector('.name'));
    inside(shown, '.row').click();
    await waitUntil(() => free.shadowRoot?.querySelector('.name')?.textContent?.trim() === 'Cycle time');
  });
});

describe('what the author is told, and a customer never is', () => {
  it('what is thin, broken or missing, with its remedy', async () => {
    const config = withPlan({
      agreedOn: '2025-06-01',
      milestones: [
        { id: 'x', name: 'First', after: ['y'] },
        { id: 'y', name: 'Second', after: ['x'] },
      ],
      roles: [{ id: 'sponsor', side: 'customer', role: 'Executive sponsor', confirmedOn: '2026-01-01' }],
      nextPhase: { options: [] },
    });
    Object.assign(config, { renewal: '2026-09-01' });
    const provider = textOf(await plan(config, 'provider'));
    for (const words of [
      'Executive sponsor last confirmed 190 days ago',
      'The purpose was last confirmed 404 days ago',
      'The renewal is 53 days away and nothing comes next',
      'These wait for each other: “',
      'Tied to no result: “First” and “Second”',
      'Owned by nobody: “First” and “Second”',
      'The first broken link: ',
    ])
      expect(provider).to.include(words);
    const customer = textOf(await plan(config));
    expect(customer).not.to.match(
      /not shown to the customer|last confirmed|broken link|wait for each other|Tied to no result|Owned by nobody|Offer options|Still thin/,
    );
  });

  it('nothing where all is well', async () => {
    const config = account();
    config.plan!.roles![1]!.confirmedOn = '2026-07-01';
    config.plan!.agreedOn = '2026-05-01';
    config.behaviors![0]!.points = [
      ['2026-W26', 0.95],
      ['2026-W27', 0.95],
    ];
    const text = textOf(await plan(config, 'provider'));
    expect(text).not.to.include('For you, not shown');
  });
});

describe('a plan of any size and shape', () => {
  it('500 milestones and 50 roles: what is far is folded, nothing is lost', async () => {
    const milestones = Array.from({ length: 500 }, (_, i) => ({
      id: `m${i}`,
      name: `Step ${i}`,
      due: `20${25 + Math.floor(i / 180)}-${String(1 + (Math.floor(i / 15) % 12)).padStart(
        2,
        '0',
      )}-${String(1 + (i % 28)).padStart(2, '0')}`,
      ...(i < 200 ? { done: '2026-01-15' } : {}),
      metrics: ['cycle'],
    }));
    const roles = Array.from({ length: 50 }, (_, i) => ({
      id: `r${i}`,
      side: i % 2 ? 'customer' : 'provider',
      role: `Role ${i}`,
    }));
    const element = await plan(withPlan({ milestones, roles }));
    expect(
      [...element.shadowRoot!.querySelectorAll('details > summary')].map(({ textContent }) =>
        textContent?.replace(/\s+/g, ' ').trim(),
      ),
    ).to.include.members(['200 milestones done Step 197, Step 198, and Step 199 …', '288 later', '17 more']);
    // what is done is one row, then come the next twelve
    expect(
      [...element.shadowRoot!.querySelectorAll('.path > li')].filter((item) => !item.closest('details')),
    ).to.have.length(13);
    await unfold(element);
    await unfold(element); // the steps within the fold of later ones
    expect(element.shadowRoot!.querySelectorAll('[data-milestone]')).to.have.length(500);
    expect(element.shadowRoot!.querySelectorAll('.roles > li')).to.have.length(50);
  });

  it('an owner who is nobody, due dates in the wrong order, two ranks alike, a milestone after itself, one done in the future', async () => {
    const element = await plan(
      withPlan({
        milestones: [
          { id: 'late', name: 'First', due: '2026-09-01', owner: 'nobody' },
          { id: 'early', name: 'Second', due: '2026-08-01', after: ['late', 'early'] },
          { id: 'future', name: 'Third', due: '2026-12-01', done: '2026-11-01' },
        ],
        nextPhase: {
          options: [
            { id: 'a', kind: 'teams', name: 'A', rank: 1 },
            { id: 'b', kind: 'teams', name: 'B', rank: 1 },
          ],
        },
      }),
    );
    const text = textOf(element);
    expect(text).to.include('0 of 3 done').and.to.include('3 Third Dec 1').and.not.to.include('nobody');
    expect(text).to.match(/1 Second Aug 1 waiting on no\. 2 Waiting 2 First/);
    expect(order(element)).to.deep.equal(['A', 'B']);
    await expect(element).to.be.accessible();
  });
});
