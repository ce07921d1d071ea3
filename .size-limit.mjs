// What the files of a script tag may weigh, by gzip. `npm test` holds them to it after the build.
import { readdirSync } from 'node:fs';

const cdn = 'dist/cdn';
const files = (pattern) =>
  readdirSync(cdn)
    .filter((name) => pattern.test(name))
    .map((name) => `${cdn}/${name}`);
const limit = (name, most, pattern) => ({ name, limit: most, gzip: true, path: files(pattern) });

export default [
  // 84 kB is the aim: the chart's controls (menu, segments, dialog), the plan's path and axis, and the checklist's
  // meetings, incidents and cases came on top of it; then long lists, one precision and why there is no forecast
  limit('all scripts until three widgets are shown', '100.5 kB', /^waymark(-core-.*|-timeline-view-.*)?\.js$/),
  limit('what draws the chart, loaded once one is near the screen', '47.5 kB', /^waymark-painter-.*\.js$/),
  limit('the loader for a classic script', '0.3 kB', /^waymark\.iife\.js$/),
  ...files(/^waymark-\w\w-widgets-.*\.js$/).map((path) => {
    const language = path.replace(/^.*waymark-|-widgets-.*$/g, '');
    // a count has six forms in Arabic, two or three in the others
    return { name: `a language: ${language}`, limit: language === 'ar' ? '8.5 kB' : '8 kB', gzip: true, path };
  }),
];
