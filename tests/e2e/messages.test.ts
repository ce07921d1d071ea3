// Every message is used, and every language has the same messages with the same placeholders as English.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { built } from '../../tools/built.js';

const src = path.resolve(import.meta.dirname, '../../src');
// the other files of a language are bundles of these
const parts = readdirSync(path.join(src, 'core/i18n/en'))
  .filter((file) => readFileSync(path.join(src, 'core/i18n/en', file), 'utf8').includes('export const messages'))
  .map((file) => path.basename(file, '.ts'));
type Messages = Record<string, string>;
const table = async (language: string, part: string): Promise<Messages> =>
  (await built<{ messages: Messages }>(`core/i18n/${language}/${part}.js`)).messages;
const whole = async (language: string) => {
  const tables = await Promise.all(parts.map((part) => table(language, part)));
  return Object.fromEntries(tables.flatMap((messages) => Object.entries(messages)));
};
const languages = readdirSync(path.join(src, 'core/i18n'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'en')
  .map(({ name }) => name);
const en = await whole('en');
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/i18n[\\/]\w+[\\/][\w-]+\.ts$/.test(file))
  .map((file) => readFileSync(path.join(src, file), 'utf8'))
  .join('\n');
const NUMBERS = [...Array.from({ length: 1001 }, (_, i) => i), 0.5, 1.5, 2.5, 1e6];
/** True if the language uses the plural form at the end of this key for one number only. */
const isOfOneNumber = (language: string, key: string) => {
  const plural = new Intl.PluralRules(language);
  return NUMBERS.filter((number) => key.endsWith(`.${plural.select(number)}`)).length === 1;
};
const places = (message = '') => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort().join();

describe('the words of the interface', () => {
  it('are all used', () => {
    const stems = [...code.matchAll(/`([a-z][a-z.-]*)\$\{/g)].map(([, stem = '']) => stem);
    const isUsed = (key: string) =>
      [key, key.replace(/\.(one|other)$/, '')].some((name) => code.includes(`'${name}'`)) ||
      stems.some((stem) => key.startsWith(stem));
    assert.deepEqual(
      Object.keys(en).filter((key) => !isUsed(key)),
      [],
    );
  });

  for (const language of languages)
    it(`are all there in “${language}”, with the same places to fill`, async () => {
      for (const part of parts) {
        const [own, english] = await Promise.all([table(language, part), table('en', part)]);
        // a language may have more plural forms than English
        const forms = (key: string) => key.replace(/\.(zero|two|few|many)$/, '.other');
        assert.deepEqual([...new Set(Object.keys(own).map(forms))].sort(), Object.keys(english).sort(), part);
        for (const [key, message] of Object.entries(own)) {
          const due = places(english[forms(key)]);
          // a form that is chosen for one number alone may say it in a word
          const said =
            isOfOneNumber(language, key) && !message.includes('{count}')
              ? places(english[forms(key)]?.replace('{count}', ''))
              : due;
          assert.equal(places(message), said, key);
        }
      }
    });
});
