import { expect } from '@open-wc/testing';
import { parseConfig } from '../../src/config/parse.js';
import { sample } from './support.js';

// A file, and so a page, of its own: the schema is built at the first config that is parsed.
describe('a host page that adds an enumerable key to Object.prototype', () => {
  it('is no reason to throw, and passes', () => {
    const host = Object.prototype as { added?: unknown };
    host.added = () => 'by the host';
    try {
      expect(parseConfig(sample()).ok).to.be.a('boolean');
      expect(parseConfig(JSON.stringify(sample())).ok).to.be.a('boolean');
    } finally {
      delete host.added;
    }
    expect(parseConfig(sample()).ok).to.equal(true);
  });
});
