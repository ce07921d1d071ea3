// What the files of a script tag may weigh, by gzip. `npm test` holds them to it after the build.
import { readdirSync } from 'node:fs';

const cdn = 'dist/cdn';
const files = (pattern) => readdirSync(cdn).filter((name) => pattern.test(name)).map((name) => `${cdn}/${name}`);
const all = (name, limit, pattern) => ({ name, limit, gzip: true, path: files(pattern) });

export default [
  all('script tag: what it loads at once, without a chart', '25 kB', /^waymark(-define-.*|-core-.*)?\.js$/),
  all('chart: what a timeline adds', '42 kB', /^waymark-(timeline-view|results|shared|check)-.*\.js$/),
  all('classic script, all in one', '75 kB', /^waymark\.iife\.js$/),
  ...files(/^waymark-words-.*\.js$/).map((path) => ({ name: `words: ${path.replace(/^.*words-|-[^-]+\.js$/g, '')}`, limit: '3 kB', gzip: true, path })),
];
