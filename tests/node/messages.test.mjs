// Every word of the interface is used somewhere, and German says the same things as English.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const src = path.resolve(import.meta.dirname, '../../src');
const { en } = await import(path.resolve(src, '../dist/locales/en.js'));
const { de } = await import(path.resolve(src, '../dist/locales/de.js'));
const code = readdirSync(src, { recursive: true }).filter((file) => file.endsWith('.ts') && !/locales.(en|de)\.ts$/.test(file)).map((file) => readFileSync(path.join(src, file), 'utf8')).join('\n');
const places = (message) => [...new Set(message.match(/\{\w+\}/g) ?? [])].sort().join();

describe('the words of the interface', () => {
  it('are all used', () => {
    const stems = [...code.matchAll(/`([a-z][a-z.-]*)\$\{/g)].map(([, stem]) => stem);
    const isUsed = (key) => [key, key.replace(/\.(one|other)$/, '')].some((name) => code.includes(`'${name}'`)) || stems.some((stem) => key.startsWith(stem));
    assert.deepEqual(Object.keys(en).filter((key) => !isUsed(key)), []);
  });

  it('are there in German, with the same places to fill', () => {
    assert.deepEqual(Object.keys(de).sort(), Object.keys(en).sort());
    for (const key of Object.keys(en)) assert.equal(places(de[key]), places(en[key]), key);
  });
});
