import { expect } from '@open-wc/testing';
import { withBarrier } from '../../../src/elements/shared/load-barrier.js';

/** A load that ends when told to. */
function load() {
  let done: (value: string) => void = () => {};
  let failed: (error: Error) => void = () => {};
  const promise = new Promise<string>((resolve, reject) => {
    [done, failed] = [resolve, reject];
  });
  return { promise, done, failed };
}
const turn = () =>
  new Promise((resolve) => {
    setTimeout(resolve);
  });

describe('what loads together', () => {
  let told: string[];
  const listen = (key: string, promise: Promise<string>) =>
    void withBarrier(key, promise).then(
      (value) => told.push(value),
      (error: Error) => told.push(error.message),
    );
  beforeEach(() => {
    told = [];
  });

  it('is told of at one moment, when the last is there', async () => {
    const [a, b, c] = [load(), load(), load()];
    for (const { promise } of [a, b, c]) listen('x', promise);
    b.done('b');
    await turn();
    a.done('a');
    await turn();
    expect(told).to.deep.equal([]);
    c.done('c');
    await Promise.resolve()
      .then(() => {})
      .then(() => {})
      .then(() => {})
      .then(() => {});
    expect(told).to.have.members(['a', 'b', 'c']);
  });

  it('waits for one that begins before the others are done, and for none that begins later', async () => {
    const [a, b, c] = [load(), load(), load()];
    listen('x', a.promise);
    listen('x', b.promise);
    a.done('a');
    b.done('b');
    await turn();
    expect(told).to.have.members(['a', 'b']);
    listen('x', c.promise);
    c.done('c');
    await turn();
    expect(told).to.include('c');
  });

  it('does not wait for what has failed, nor for what goes by another key', async () => {
    const [a, b, c] = [load(), load(), load()];
    listen('x', a.promise);
    listen('x', b.promise);
    listen('y', c.promise);
    a.done('a');
    b.failed(new Error('lost'));
    await turn();
    expect(told).to.have.members(['a', 'lost']);
  });

  it('does not wait for ever for what never comes', async () => {
    const [a, b] = [load(), load()];
    const later = window.setTimeout.bind(window);
    const waits: number[] = [];
    window.setTimeout = ((run: () => void, wait = 0) => {
      waits.push(wait);
      return later(run, 0);
    }) as typeof window.setTimeout;
    try {
      listen('x', a.promise);
      listen('x', b.promise);
      a.done('a');
      await new Promise((resolve) => {
        later(resolve, 20);
      });
    } finally {
      window.setTimeout = later;
    }
    expect(told).to.deep.equal(['a']);
    expect(waits).to.deep.equal([3000]);
    b.done('b');
  });
});
