import { expect } from '@open-wc/testing';
import { parseConfig } from '../../src/config/parse.js';
import { changed, sample } from './support.js';

// A file, and so a page, of its own: the schema is built at the first config that is not plainly sound.
describe('a host page that adds an enumerable key to Object.prototype', () => {
  it('does not keep a sound config from being read, and a faulty one is no reason to throw', () => {
    const host = Object.prototype as { added?: unknown };
    const expected = parseConfig(sample());
    host.added = () => 'by the host';
    try {
      for (const input of [sample(), JSON.stringify(sample())]) {
        const result = parseConfig(input);
        expect(result.ok).to.equal(true);
        expect(JSON.stringify(result)).to.equal(JSON.stringify(expected));
        expect(Object.keys(result.config ?? {})).not.to.include('added');
      }
      expect(parseConfig(changed('goLive', 'soon')).ok).to.equal(false);
    } finally {
      delete host.added;
    }
    expect(parseConfig(sample()).ok).to.equal(true);
    expect(parseConfig(changed('goLive', 'soon'))).to.have.nested.property('issues[0].path', '$.goLive');
  });
});
