/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import text from '../../../src/core/config/config-types.generated.ts?raw';
import { typesSource } from '../../../tools/config-types-source.js';

describe('the types of a config', () => {
  it('are up to date with the schema: else run `npm run generate`', () => expect(text).to.equal(typesSource()));

  it('have a comment before every member', () => {
    const lines = text.split('\n').map((line) => line.trim());
    const members = lines.filter((line) => /^\w+\??: |^\$schema/.test(line));
    const uncommented = lines.filter((line, i) => members.includes(line) && !lines[i - 1]?.endsWith('*/'));
    expect(members.length).to.be.above(200);
    expect(uncommented).to.deep.equal([]);
  });

  it('say the default, the format and the range of a member', () => {
    expect(text).to.include('   * @default "month"\n');
    expect(text).to.match(/As `YYYY-MM-DD`, from 1900 to 2200\. \*\/\n\s+by\?: string/);
    expect(text).to.match(/An integer from 1 to 1,000,000\. \*\/\n\s+people\?: number/);
  });
});
