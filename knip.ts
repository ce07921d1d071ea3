// `npm run lint:unused`: files, exports and dependencies that nothing uses.
import type { KnipConfig } from 'knip';

export default {
  entry: [
    'src/{index,define}.ts',
    'src/{core,export}/index.ts',
    'src/elements/*/define.ts',
    'src/cdn/{entry,loader}.ts',
    'src/frameworks/{react,preact,solid,vue,svelte}.ts',
    'src/cli/main.ts',
    'bench/{run,profile}.ts',
    'bench/{contenders,handwritten,page}/*.{js,css}',
    'demo/**/*.{html,ts,css}',
    'tests/**/*.test.ts',
    'tests/types/*.test-d.ts',
    // loaded by a test runner or by a page
    'tests/fixtures/{fast-check-seed,killable-page}.ts',
    'tests/hosts/**/*.{js,css}',
    'tools/{count-reporter,runtime/safe-builtins}.ts',
    'tools/*.config.{mjs,ts}',
    'web-test-runner.config.mjs',
  ],
  project: ['{src,demo,tests,tools,bench}/**/*.{ts,js,mjs,css,svelte,vue}'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // optional peers, imported by a name that a bundler must not follow
    'pg-copy-streams',
    '@types/pg-copy-streams',
    // their files are read by path: a command, a schema, a browser, the libraries of host pages
    '@microsoft/api-extractor',
    '@microsoft/jest-sarif',
    '@sparticuz/chromium',
    'axe-core',
    'bootstrap',
    'bulma',
    'foundation-sites',
    'jquery',
    'requirejs',
    'tailwindcss',
  ],
  // the built file, as a page addresses it
  ignoreUnresolved: ['/cdn/waymark.js'],
  // imported by `import()`, whose result is held under its type
  ignoreIssues: { 'src/elements/results-timeline/explanation.ts': ['exports'] },
} satisfies KnipConfig;
