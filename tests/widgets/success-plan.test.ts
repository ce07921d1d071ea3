import { expect, html, waitUntil } from '@open-wc/testing';
import type { WaymarkSuccessPlan } from '../../src/widgets/success-plan/success-plan.js';
import { account } from '../fixtures/account.js';
import { inside, place, textOf } from '../fixtures/page.js';

async function plan(config: unknown = account(), audience: 'customer' | 'provider' = 'customer'): Promise<WaymarkSuccessPlan> {
  const element = await place<WaymarkSuccessPlan>(html`<waymark-success-plan .config=${config} .audience=${audience}></waymark-success-plan>`);
  await waitUntil(() => element.getAttribute('state') !== 'loading');
  return element;
}

describe('<waymark-success-plan>', () => {
  it('shows all six elements of a plan', async () => {
    const text = textOf(await plan());
    expect(text).to.include('Get paid a week sooner').and.to.include('Agreed by CFO, December 1, 2025').and.to.include('No new tool for drivers');
    expect(text).to.match(/Cycle time 12 → 7 → 5 days ↓ better/);
    expect(text).to.include('Four depots live Done January 1, 2026 · Head of operations');
    expect(text).to.include('All depots live Due soon: July 30, 2026');
    expect(text).to.match(/Your side CFO, Executive sponsor Owns the purpose Head of operations/);
    expect(text).to.match(/Our side Success manager/);
    expect(text).to.match(/What comes next 1 ?Automatic reminders Overdue share below 4 % More technology · Chosen · Your rank: 1/);
    expect(text).to.include('Renews January 1, 2027').and.to.include('As of July 10, 2026');
  });

  const missing: [string, object, string][] = [
    ['purpose', { purpose: undefined }, 'No purpose is agreed yet.'],
    ['milestones', { milestones: [] }, 'No milestones are agreed yet.'],
    ['roles', { roles: [], milestones: [] }, 'No roles are named yet.'],
    ['next phase', { nextPhase: undefined }, 'What comes next is not agreed yet.'],
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
    expect(textOf(await plan(account({ ...rest, metrics: [], plan: { purpose: 'Why' } })))).to.include('No metric is agreed yet.');
    const untargeted = { id: 'm', name: 'M', direction: 'increase' as const, points: [] };
    expect(textOf(await plan(account({ ...rest, metrics: [untargeted], plan: { purpose: 'Why' } })))).to.include('No target is agreed yet.');
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
    expect(inside(element, '.milestones').children).to.have.length(2);
  });

  it('leaves out a faulty milestone alone, and names it', async () => {
    const config = account();
    const milestones = [...config.plan!.milestones!, { id: 'odd', name: 'Odd', due: 'soon' }];
    const element = await plan({ ...config, plan: { ...config.plan, milestones } });
    expect(textOf(element)).to.include('$.plan.milestones[2].due').and.to.include('All depots live');
  });

  it('says of what is faulty that it cannot be shown, not that it was never agreed; a faulty value alone is no such fault', async () => {
    const [metric] = account().metrics!;
    const rest = { behaviors: [], events: [], effort: { entries: [] } };
    const faulty = textOf(await plan({ ...account(rest), metrics: [{ ...metric, direction: 'sideways' }], plan: { purpose: 'Why' } }));
    expect(faulty).to.include('$.metrics[0].direction').and.to.include('What is agreed cannot be shown here').and.not.to.include('No metric is agreed');
    const { target: _, ...untargeted } = metric!;
    const aValue = textOf(await plan({ ...account(rest), metrics: [{ ...untargeted, points: [['2026-02-30', 1]] }], plan: { purpose: 'Why' } }));
    expect(aValue).to.include('No target is agreed yet.').and.not.to.include('What is agreed cannot be shown');
  });

  it('is accessible, whole and thin', async () => {
    await expect(await plan()).to.be.accessible();
    await expect(await plan(account({ plan: {} }), 'provider')).to.be.accessible();
  });

  it('shows names in any script, long words and 5,000 characters without breaking out', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6);
    const { plan: whole } = account();
    const element = await plan(account({ plan: { ...whole, purpose: `${long} ${'word '.repeat(1000)}`, agreedBy: 'مدير المالية' } }));
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
