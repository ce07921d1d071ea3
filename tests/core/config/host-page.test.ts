import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { changed, parseLoaded, sample } from './support.js';

// A file, and so a page, of its own: the schema is built at the first config that is not plainly sound.
describe('a host page that adds enumerable keys to Object.prototype', () => {
  it('does not keep a sound config from being read, or a faulty one from being explained', () => {
    const host = Object.prototype as { added?: unknown; count?: unknown };
    const expected = parseLoaded(sample());
    host.added = () => 'by the host';
    host.count = 1;
    try {
      for (const input of [sample(), JSON.stringify(sample())]) {
        const result = parseLoaded(input);
        expect(result.ok).to.equal(true);
        expect(JSON.stringify(result)).to.equal(JSON.stringify(expected));
        expect(Object.keys(result.config ?? {})).not.to.include('added');
      }
      expect(parseConfig(changed('goLive', 'soon'))).to.have.nested.property('issues[0].path', '$.goLive');
      expect(Object.keys(Object.prototype)).to.deep.equal(['added', 'count']);
    } finally {
      delete host.added;
      delete host.count;
    }
    expect(parseLoaded(sample()).ok).to.equal(true);
    expect(parseConfig(changed('goLive', 'soon'))).to.have.nested.property('issues[0].path', '$.goLive');
  });
});
