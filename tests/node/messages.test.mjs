// Every word of the interface is used somewhere, and every language says the same things as English.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const src = path.resolve(import.meta.dirname, '../../src');
const parts = readdirSync(path.join(src, 'locales/en')).map((file) => path.basename(file, '.ts'));
const table = async (language, part) => (await import(path.resolve(src, `../dist/locales/${language}/${part}.js`)))[part];
const whole = async (language) => Object.assign({}, ...(await Promise.all(parts.map((part) => table(language, part)))));
const languages = readdirSync(path.join(src, 'locales'), { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'en').map(({ name }) => name);
const en = await whole('en');
const code = readdirSync(src, { recursive: true }).filter((file) => file.endsWith('.ts') && !/locales[\\/]\w+[\\/]\w+\.ts$/.test(file)).map((file) => readFileSync(path.join(src, file), 'utf8')).join('\n');
const NUMBERS = [...Array.from({ length: 1001 }, (_, i) => i), 0.5, 1.5, 2.5, 1e6];
/** Whether the plural form that a key ends in is chosen for a single number. */
const isOfOneNumber = (language, key) => {
  const plural = new Intl.PluralRules(language);
  return NUMBERS.filter((number) => key.endsWith(`.${plural.select(number)}`)).length === 1;
};
const places = (message) => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort().join();

describe('the words of the interface', () => {
  it('are all used', () => {
    const stems = [...code.matchAll(/`([a-z][a-z.-]*)\$\{/g)].map(([, stem]) => stem);
    const isUsed = (key) => [key, key.replace(/\.(one|other)$/, '')].some((name) => code.includes(`'${name}'`)) || stems.some((stem) => key.startsWith(stem));
    assert.deepEqual(Object.keys(en).filter((key) => !isUsed(key)), []);
  });

  for (const language of languages) it(`are all there in “${language}”, with the same places to fill`, async () => {
    for (const part of parts) {
      const [own, english] = await Promise.all([table(language, part), table('en', part)]);
      // a language may have more plural forms than English
      const forms = (key) => key.replace(/\.(zero|two|few|many)$/, '.other');
      assert.deepEqual([...new Set(Object.keys(own).map(forms))].sort(), Object.keys(english).sort(), part);
      for (const key of Object.keys(own)) {
        const due = places(english[forms(key)]);
        // a form that is chosen for one number alone may say it in a word
        const said = isOfOneNumber(language, key) && !own[key].includes('{count}') ? places(english[forms(key)].replace('{count}', '')) : due;
        assert.equal(places(own[key]), said, key);
      }
    }
  });
});
