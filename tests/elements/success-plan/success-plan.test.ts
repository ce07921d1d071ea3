import { expect, html } from '@open-wc/testing';
import type { WaymarkSuccessPlan } from '../../../src/elements/success-plan/success-plan.js';
import { account } from '../../fixtures/account.js';
import { monthly } from '../../fixtures/config.js';
import { inside, place, textOf, waitUntil } from '../../fixtures/page.js';

async function plan(
  config: unknown = account(),
  audience: 'customer' | 'provider' = 'customer',
): Promise<WaymarkSuccessPlan> {
  const element = await place<WaymarkSuccessPlan>(
    html`<waymark-success-plan .config=${config} .audience=${audience}></waymark-success-plan>`,
  );
  await waitUntil(() => element.getAttribute('state') !== 'loading', 'still loading');
  return element;
}

describe('<waymark-success-plan>', () => {
  it('shows all six elements of a plan', async () => {
    const text = textOf(await plan());
    expect(text)
      .to.include('Get paid a week sooner')
      .and.to.include('Agreed by CFO, December 1, 2025')
      .and.to.include('No new tool for drivers');
    expect(text).to.include('Cycle time Ahead 7 days from 12 71% 12 Target 5 · Dec 31');
    expect(text).to.include('1 of 2 done').and.to.include('1 milestone done Four depots live');
    expect(text).to.match(/2 All depots live Jul 30 HO Head of operations .*Due soon For Cycle time/);
    expect(text).to.match(/Your team CF CFO Executive sponsor Owns the purpose HO Head of operations/);
    expect(text).to.match(/Our team SM Success manager/);
    expect(text).to.match(/What comes next 1 ?Automatic reminders Agreed Overdue share below 4 % New capabilities/);
    expect(text).to.include('Renews January 1, 2027').and.to.include('As of July 10, 2026');
  });

  const missing: [string, object, string][] = [
    ['purpose', { purpose: undefined }, 'No purpose agreed yet.'],
    ['milestones', { milestones: [] }, 'No milestones agreed yet.'],
    ['roles', { roles: [], milestones: [] }, 'No roles named yet.'],
    ['next phase', { nextPhase: undefined }, 'What comes next isn’t agreed yet.'],
  ];
  for (const [name, parts, words] of missing)
    it(`says visibly that ${name} is missing; only the author is told what to do`, async () => {
      const { plan: whole } = account();
      const config = JSON.parse(JSON.stringify(account({ plan: { ...whole, ...parts } }))) as unknown;
      const shown = textOf(await plan(config));
      const advised = textOf(await plan(config, 'provider'));
      expect(shown).to.include(words);
      expect(advised.length).to.be.greaterThan(shown.length);
      expect(shown).not.to.match(/Offer options|Ask the sponsor|Set the milestones that|Name who owns|Still thin/);
    });

  it('says that no metric and no target is agreed', async () => {
    const rest = { behaviors: [], events: [], effort: { entries: [] } };
    expect(textOf(await plan(account({ ...rest, metrics: [], plan: { purpose: 'Why' } })))).to.include(
      'No metric agreed yet.',
    );
    const untargeted = { id: 'm', name: 'M', direction: 'increase' as const, points: [] };
    expect(textOf(await plan(account({ ...rest, metrics: [untargeted], plan: { purpose: 'Why' } })))).to.include(
      'No target agreed yet.',
    );
  });

  it('tells the author, and only the author, what is thin', async () => {
    const { plan: whole } = account();
    const thin = account({ plan: { ...whole, roles: whole!.roles!.filter(({ id }) => id !== 'sponsor') } });
    expect(textOf(await plan(thin, 'provider'))).to.include('Still thin: an executive sponsor.');
    expect(textOf(await plan(thin))).not.to.include('thin');
  });

  it('invites to a plan where there is none', async () => {
    const config = JSON.parse(JSON.stringify(account({ plan: undefined as never }))) as unknown;
    const element = await plan(config);
    expect(element.getAttribute('state')).to.equal('empty');
    expect(textOf(element)).to.include('No success plan is agreed yet.');
  });

  it('shows the path as an axis where there is room, and as a list always', async () => {
    const element = await plan();
    element.style.width = '900px';
    expect(getComputedStyle(inside(element, '.axis')).display).to.equal('block');
    element.style.width = '360px';
    expect(getComputedStyle(inside(element, '.axis')).display).to.equal('none');
    expect(inside(element, '.path').children).to.have.length(2);
  });

  it('shows how much of the way to a target is done, and the other way where a result got worse', async () => {
    const [cycle] = account().metrics!;
    const worse = {
      ...cycle!,
      id: 'worse',
      name: 'Worse time',
      points: monthly('2025-08', [12, 13, 12, 13, 12, 14, 15, 15, 15, 15, 15, 15]),
    };
    const element = await plan(
      account({ metrics: [cycle!, worse], plan: { metrics: ['cycle', 'worse'] }, behaviors: [] }),
    );
    const bars = [...element.shadowRoot!.querySelectorAll('.bar')];
    expect(bars.map((bar) => [bar.getAttribute('aria-label'), textOf(bar)])).to.deep.equal([
      ['71% of the way to 5 days by December 31, 2026.', '71% 12 Target 5 · Dec 31'],
      ['Now further from the target (5 days by December 31, 2026) than at the start.', '15 days 12 Target 5 · Dec 31'],
    ]);
    expect(textOf(element)).to.include('Worse time Worse 15 days from 12');
  });

  it('has no bar where there is no way to measure: no target, a range, too little measured', async () => {
    const [cycle] = account().metrics!;
    const { target: _, ...untargeted } = cycle!;
    const metrics = [
      { ...untargeted, id: 'none', name: 'No target' },
      { ...cycle!, id: 'range', name: 'Range', direction: 'maintain' as const, target: { min: 3, max: 5 } },
      { ...cycle!, id: 'young', name: 'Young', points: monthly('2025-10', [12, 12, 12, 11]) },
    ];
    const element = await plan(account({ metrics, plan: { metrics: ['none', 'range', 'young'] }, behaviors: [] }));
    expect(element.shadowRoot!.querySelector('.bar')).to.equal(null);
    expect(textOf(element))
      .to.include('No target agreed yet.')
      .and.to.match(/Young Too early .*Target 5 days · Dec 31/);
  });

  it('says a disputed number is disputed, whatever its state', async () => {
    const config = account();
    config.metrics![0]!.disputed = { on: '2026-07-05', by: 'CFO' };
    expect(textOf(await plan(config))).to.include('Cycle time Disputed 7 days');
  });

  const late = (parts: object) =>
    account({ plan: { ...account().plan, milestones: [{ id: 'x', name: 'List sent', due: '2026-06-01', ...parts }] } });
  const sides: [string, object, string][] = [
    ['the provider', { owner: 'csm' }, 'Late on our side: due June 1, 2026'],
    ['the customer', { owner: 'ops' }, 'Late on your side: due June 1, 2026'],
    [
      'the side that is named, whoever owns it',
      { owner: 'ops', side: 'provider' },
      'Late on our side: due June 1, 2026',
    ],
    ['nobody', {}, 'Overdue since June 1, 2026'],
  ];
  for (const [who, parts, words] of sides)
    it(`says whose side is late: ${who}`, async () => {
      expect(textOf(await plan(late(parts)))).to.include(words);
    });

  it('opens the overdue and the next step, and folds what is done', async () => {
    const milestones = [
      { id: 'a', name: 'First', due: '2026-02-01', done: '2026-02-01' },
      { id: 'b', name: 'Second', due: '2026-06-01' },
      { id: 'c', name: 'Third', due: '2026-11-01', after: ['b'] },
      { id: 'd', name: 'Fourth', due: '2026-12-01' },
      { id: 'e', name: 'Fifth', due: '2026-12-15' },
    ];
    const element = await plan(account({ plan: { ...account().plan, milestones } }));
    expect(
      [...element.shadowRoot!.querySelectorAll('details')].map((fold) => [
        fold.querySelector('.row-title')?.textContent,
        fold.querySelector('.chip')?.textContent?.trim() ?? '',
        fold.open,
      ]),
    ).to.deep.equal([
      ['1 milestone done', '', false],
      ['Second', 'Overdue', true],
      ['Third', 'Waiting', false],
      ['Fourth', 'Next', true],
      ['Fifth', '', false],
    ]);
  });

  it('names a day on the axis once, the late, the next and the targets first', async () => {
    const milestones = [
      { id: 'a', name: 'Live', due: '2026-01-01', done: '2026-01-01' },
      { id: 'b', name: 'Late one', due: '2026-06-01' },
      { id: 'c', name: 'Next one', due: '2026-10-01' },
      { id: 'd', name: 'Target: 5 days', due: '2026-12-31' },
    ];
    const element = await plan(account({ plan: { ...account().plan, milestones } }));
    element.style.width = '1200px';
    const labels = [...element.shadowRoot!.querySelectorAll('.stop-label b')].map(({ textContent }) => textContent);
    expect(labels).to.include.members(['Today', 'Late one', 'Next one', 'Target: 5 days']);
    expect(labels).not.to.include.members(['Live']);
    expect(labels.filter((label) => /Target/.test(label ?? ''))).to.deep.equal(['Target: 5 days']);
    // go-live, target and renewal lie on days of milestones: one mark each
    expect(element.shadowRoot!.querySelectorAll('.stop')).to.have.length(5);
    const boxes = [...element.shadowRoot!.querySelectorAll('.stop-label > span')].map((label) =>
      label.getBoundingClientRect(),
    );
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).to.equal(true);
  });

  it('draws no more marks on the axis than can be told apart, however many milestones there are', async () => {
    const milestones = Array.from({ length: 3000 }, (_, i) => ({
      id: `m${i}`,
      name: `Step ${i}`,
      due: new Date(Date.UTC(2025, 0, 1) + i * 86_400_000).toISOString().slice(0, 10),
    }));
    const element = await plan(account({ plan: { ...account().plan, milestones } }));
    expect(element.shadowRoot!.querySelectorAll('.stop').length).to.be.within(100, 210);
    const labels = [...element.shadowRoot!.querySelectorAll('.stop-label b')].map(({ textContent }) => textContent);
    expect(labels).to.include('Today');
    // the counts are of all
    expect(textOf(element)).to.include('0 of 3,000 done').and.to.include('2,988 later');
  });

  it('mirrors the axis on a page that reads from right to left', async () => {
    const places = async (dir: string) => {
      const element = await plan();
      element.dir = dir;
      element.style.width = '900px';
      const { left, right } = inside(element, '.axis').getBoundingClientRect();
      return [...element.shadowRoot!.querySelectorAll('.stop')].map((stop) => {
        const box = stop.getBoundingClientRect();
        const at = (box.left + box.right) / 2;
        return Math.round(dir === 'rtl' ? right - at : at - left);
      });
    };
    expect(await places('rtl')).to.deep.equal(await places('ltr'));
  });

  it('as a card says the purpose, how much is done and what is next, in 160 px', async () => {
    const element = await place<WaymarkSuccessPlan>(
      html`<waymark-success-plan variant="card" .config=${account()}></waymark-success-plan>`,
    );
    await waitUntil(() => element.getAttribute('state') === 'ready');
    expect(textOf(element)).to.equal('Success plan 1 of 2 done Get paid a week sooner All depots live Jul 30');
    for (const width of [240, 320]) {
      element.style.width = `${width}px`;
      expect(inside(element, '.root').scrollWidth).to.be.at.most(width);
    }
    expect(element.getBoundingClientRect().height).to.equal(160);
    await expect(element).to.be.accessible();
  });

  it('as a card says of the milestone that is overdue that it is, and of no other', async () => {
    const config = account();
    const milestones = [...config.plan!.milestones!, { id: 'late', name: 'Tax codes mapped', due: '2026-06-30' }];
    const element = await place<WaymarkSuccessPlan>(
      html`<waymark-success-plan
        variant="card"
        .config=${{ ...config, plan: { ...config.plan, milestones } }}
      ></waymark-success-plan>`,
    );
    await waitUntil(() => element.getAttribute('state') === 'ready');
    expect(textOf(element)).to.match(/Tax codes mapped Jun 30 Overdue$/);
  });

  it('leaves out a faulty milestone alone, and names it', async () => {
    const config = account();
    const milestones = [...config.plan!.milestones!, { id: 'odd', name: 'Odd', due: 'soon' }];
    const element = await plan({ ...config, plan: { ...config.plan, milestones } });
    expect(textOf(element))
      .to.include('1 item can’t be shown')
      .and.to.include('All depots live')
      .and.not.to.include('$.');
    expect(element.issues.map(({ path }) => path)).to.deep.equal(['$.plan.milestones[2].due']);
  });

  it('says of what is faulty that it cannot be shown, not that it was never agreed; a faulty value alone is no such fault', async () => {
    const [metric] = account().metrics!;
    const rest = { behaviors: [], events: [], effort: { entries: [] } };
    const faulty = textOf(
      await plan({ ...account(rest), metrics: [{ ...metric, direction: 'sideways' }], plan: { purpose: 'Why' } }),
    );
    expect(faulty).to.include('Part of the plan can’t be shown').and.not.to.include('No metric agreed');
    const { target: _, ...untargeted } = metric!;
    const aValue = textOf(
      await plan({
        ...account(rest),
        metrics: [{ ...untargeted, points: [['2026-02-30', 1]] }],
        plan: { purpose: 'Why' },
      }),
    );
    expect(aValue).to.include('No target agreed yet.').and.not.to.include('Part of the plan can’t be shown');
  });

  it('is accessible, whole and thin', async () => {
    await expect(await plan()).to.be.accessible();
    await expect(await plan(account({ plan: {} }), 'provider')).to.be.accessible();
  });

  it('shows names in any script, long words and 5,000 characters without breaking out', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6);
    const { plan: whole } = account();
    const element = await plan(
      account({ plan: { ...whole, purpose: `${long} ${'word '.repeat(1000)}`, agreedBy: 'مدير المالية' } }),
    );
    element.style.width = '320px';
    expect(inside(element, '.root').scrollWidth).to.be.at.most(320);
    expect(textOf(element)).to.include('مدير المالية');
  });

  it('shows the same after it was taken off the page and put back', async () => {
    const element = await plan();
    const before = textOf(element);
    const parent = element.parentElement!;
    element.remove();
    parent.append(element);
    await element.updateComplete;
    expect(textOf(element)).to.equal(before);
  });
});
