import { expect } from '@open-wc/testing';
import { applyChange, type Change } from '../../src/changes/change.js';
import type { Config } from '../../src/config/schema.js';
import { doNext } from '../../src/effort/do-next.js';
import { aConfig, aMetric, anAction } from '../fixtures/config.js';

const config = aConfig({
  account: { id: 'acme', name: 'Acme', timeZone: 'Europe/Berlin' }, metrics: [aMetric()],
  effort: { entries: [anAction({ id: 'open' }), anAction({ id: 'done', done: { on: '2026-05-01', by: 'CFO', evidence: 'A photo' } })] },
});
const aChange = (parts: Partial<Change> = {}): Change =>
  ({ id: '5b4a3c7e-0000-4000-8000-000000000000', at: '2026-07-01T10:00:00Z', account: 'acme', kind: 'action-done', target: 'open', ...parts }) as Change;
const metricOf = (changed: Config) => changed.metrics[0]!;
const doneOf = (changed: Config, id: string) => changed.effort?.entries.find((entry) => entry.id === id)?.done;

describe('changes: an action is done', () => {
  const cases: [string, Partial<Change>, object][] = [
    ['on its day', {}, { on: '2026-07-01' }],
    ['by somebody', { by: 'Ops lead' }, { on: '2026-07-01', by: 'Ops lead' }],
    ['with what shows it', { value: { evidence: 'https://example.com' } }, { on: '2026-07-01', evidence: 'https://example.com' }],
    ['with nothing to show', { value: {} }, { on: '2026-07-01' }],
    ['late in the evening, where it is tomorrow already', { at: '2026-07-01T22:30:00Z' }, { on: '2026-07-02' }],
    ['an instant with an offset', { at: '2026-07-02T03:00:00+09:00' }, { on: '2026-07-01' }],
    ['done once more: the later one counts', { target: 'done', by: 'Ops lead' }, { on: '2026-07-01', by: 'Ops lead' }],
  ];
  for (const [name, parts, expected] of cases)
    it(name, () => expect(doneOf(applyChange(config, aChange(parts)), parts.target ?? 'open')).to.deep.equal(expected));

  it('and is no longer to be done', () => {
    expect(doNext(config).map(({ entry }) => entry.id)).to.deep.equal(['open']);
    expect(doNext(applyChange(config, aChange()))).to.be.empty;
  });

  it('applied twice it is the same', () => {
    const once = applyChange(config, aChange());
    expect(applyChange(once, aChange())).to.deep.equal(once);
  });
});

describe('changes: an action is open again', () => {
  it('whoever had done it', () => {
    const reopened = applyChange(config, aChange({ kind: 'action-reopened', target: 'done' }));
    expect(doneOf(reopened, 'done')).to.equal(null);
    expect(doNext(reopened).map(({ entry }) => entry.id)).to.deep.equal(['open', 'done']);
  });

  it('done and open again is open', () => {
    expect(doneOf(applyChange(applyChange(config, aChange()), aChange({ kind: 'action-reopened' })), 'open')).to.equal(null);
  });
});

describe('changes: a metric is confirmed or disputed', () => {
  const confirm = aChange({ kind: 'metric-confirmed', target: 'm', value: { value: 160 }, by: 'Controller' });
  const dispute = aChange({ kind: 'metric-disputed', target: 'm', value: { value: 160, reason: 'Returns are missing' } });

  it('confirmed: on which day, by whom, and which value', () => {
    expect(metricOf(applyChange(config, confirm)).confirmed).to.deep.equal({ on: '2026-07-01', by: 'Controller', value: 160 });
  });

  it('disputed: on which day, and why', () => {
    expect(metricOf(applyChange(config, dispute)).disputed).to.deep.include({ on: '2026-07-01', reason: 'Returns are missing' });
  });

  it('never both: the later one counts', () => {
    const disputed = metricOf(applyChange(applyChange(config, confirm), dispute));
    expect([disputed.confirmed, disputed.disputed?.reason]).to.deep.equal([undefined, 'Returns are missing']);
    const confirmed = metricOf(applyChange(applyChange(config, dispute), confirm));
    expect([confirmed.confirmed?.value, confirmed.disputed]).to.deep.equal([160, undefined]);
  });

  it('its values stay as they are', () => {
    const { points, name } = metricOf(applyChange(config, dispute));
    expect(points).to.equal(metricOf(config).points);
    expect(name).to.equal('Orders');
  });
});

describe('changes: the rest stays', () => {
  const none: [string, Config, Partial<Change>][] = [
    ['of another account', config, { account: 'other' }],
    ['of an entry that is gone', config, { target: 'gone' }],
    ['of a metric that is gone', config, { kind: 'metric-confirmed', target: 'gone', value: { value: 1 } }],
    ['of a kind that only a newer version knows', config, { kind: 'milestone-burnt' as Change['kind'] }],
    ['to a config without a ledger', aConfig({ account: { id: 'acme', name: 'Acme' } }), {}],
  ];
  for (const [name, before, parts] of none)
    it(`a change ${name} gives the same config back`, () => expect(applyChange(before, aChange(parts))).to.equal(before));

  const changes: Partial<Change>[] = [
    { kind: 'action-done' }, { kind: 'action-reopened', target: 'done' },
    { kind: 'metric-confirmed', target: 'm', value: { value: 160 } }, { kind: 'metric-disputed', target: 'm', value: { value: 160, reason: 'Why' } },
  ];
  for (const change of changes)
    it(`${change.kind}: the config it is applied to is not changed`, () => {
      const before = structuredClone(config);
      const after = applyChange(config, aChange(change));
      expect(config).to.deep.equal(before);
      expect(after).not.to.equal(config);
    });

  it('what it does not touch is shared, so that nothing is computed anew', () => {
    const after = applyChange(config, aChange());
    expect(after.metrics).to.equal(config.metrics);
    expect(after.effort?.entries[1]).to.equal(config.effort?.entries[1]);
  });
});
