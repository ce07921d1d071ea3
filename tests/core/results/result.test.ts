import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { cacheResultSteps, resultOf } from '../../../src/core/results/result.js';
import { account } from '../../fixtures/account.js';

describe('results that are computed ahead', () => {
  it('take one slice a metric, and are then answered without computing', () => {
    const parsed = parseConfig(account()).config!;
    let reads = 0;
    const metrics = parsed.metrics.map(
      (metric) => new Proxy(metric, { get: (of, key) => ((reads += 1), Reflect.get(of, key) as unknown) }),
    );
    const [config, localizer] = [{ ...parsed, metrics }, localizerFor('en')];
    const steps = cacheResultSteps(config, localizer);
    const readsOf = (run: () => unknown) => {
      reads = 0;
      run();
      return reads;
    };
    for (const { id } of parsed.metrics) {
      expect(
        readsOf(() => expect(steps.next().done).to.equal(false)),
        id,
      ).to.be.greaterThan(0);
      expect(
        readsOf(() => resultOf(config, id, localizer)),
        id,
      ).to.equal(0);
    }
    expect(steps.next().done).to.equal(true);
  });
});
