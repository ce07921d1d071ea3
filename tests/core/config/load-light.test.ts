/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import { fetchConfig, type Loaded } from '../../../src/core/config/load.js';
import northwind from '../../../demo/accounts/northwind.json?raw';
import sample from '../../fixtures/sample.json?raw';

// A file, and so a page, of its own: of what is loaded once there is no second time.
const EXPLAINS =
  /\/src\/core\/config\/(?:parse|schema|schema-issues|semantic-issues|json-source-map|did-you-mean)\.ts|\/zod|\/leven/;
const READS_FILES = /\/src\/core\/series\/points-file-parser\.ts|\/d3-dsv/;

describe('what a page loads with a config', () => {
  const asked = () => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  const load = (value: unknown): Promise<Loaded> =>
    fetchConfig(
      { value, base: 'https://portal.example/' },
      () => Promise.resolve(new Response('month,share\n2026-01-05,1\n')),
      new AbortController().signal,
    );
  const changed = (more: object): unknown => ({ ...(JSON.parse(northwind) as object), ...more });

  it('only as much as it needs: a sound one nothing more, a file its reader, a fault what explains it', async () => {
    const sound = await load(northwind);
    expect(sound).to.have.nested.property('result.ok', true);
    expect(await load(JSON.parse(northwind))).to.deep.equal(sound);
    expect(
      asked().filter((name) => /\/src\/core\/config\/load\.ts/.test(name)),
      'sees what is loaded at all',
    ).to.have.length(1);
    expect(asked().filter((name) => EXPLAINS.test(name) || READS_FILES.test(name))).to.deep.equal([]);

    expect(await load(sample)).to.have.nested.property('result.ok', true);
    expect(asked().filter((name) => READS_FILES.test(name)).length).to.be.above(0);
    expect(asked().filter((name) => /parse\.ts|\/zod/.test(name))).to.deep.equal([]);

    expect(await load(changed({ goLive: 'soon' }))).to.deep.nested.include({
      'result.ok': false,
      'result.issues[0].path': '$.goLive',
    });
    expect(asked().filter((name) => /parse\.ts|\/zod/.test(name)).length).to.be.above(1);
  });
});
