import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { growthOf, MAX_GROWTH } from '../../fixtures/growth.js';
import { least } from './support.js';

const many = <T>(count: number, item: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => item(i));
const unknown = (count: number) => Object.fromEntries(many(count, (i) => [`unknwon${i}`, i]));
const metric = { id: 'm', name: 'M', direction: 'increase' };

describe('unknown keys', function () {
  this.timeout(60_000);

  const configs: Record<string, (count: number) => unknown> = {
    'the config': (count) => least({ metrics: [metric], ...unknown(count) }),
    'a metric': (count) => least({ metrics: [{ ...metric, ...unknown(count) }] }),
    'every entry': (count) =>
      least({ effort: { entries: many(count, (i) => ({ id: `e${i}`, kind: 'action', title: 'T', unknwon: 1 })) } }),
  };
  for (const [name, config] of Object.entries(configs)) {
    it(`of ${name} are counted, and the first are listed`, () => {
      const { ok, warnings } = parseConfig(config(5000));
      expect(ok).to.equal(true);
      expect(warnings).to.have.length(201);
      expect(warnings[0]?.code).to.equal('unknown-key');
      expect(warnings[200]?.message).to.equal('4800 more issues are not listed.');
    });

    it(`of ${name} are found in a time that grows with their number, not with its square`, () => {
      expect(growthOf(config, parseConfig, 100)).to.be.below(MAX_GROWTH);
    });
  }
});
