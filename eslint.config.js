import js from '@eslint/js';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const src = ['src/**/*.ts'];
const typed = ['src/**/*.ts', 'tests/**/*.ts', 'demo/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts', 'vite.config.ts'];
const computed = ['core', 'chart', 'export', 'authoring'].map((part) => `src/${part}/**/*.ts`);
const defines = ['src/define.ts', 'src/elements/*/define.ts', 'src/elements/shared/register.ts'];

const named = (names, message) => names.map((name) => ({ name, message }));
const globals = (list) => ['error', { globals: list, checkGlobalObject: true, globalObjects: ['window', 'self'] }];
const page = named(
  [
    'document',
    'window',
    'self',
    'navigator',
    'location',
    'history',
    'screen',
    'localStorage',
    'sessionStorage',
    'HTMLElement',
    'Element',
    'Node',
    'ShadowRoot',
    'DOMParser',
    'MutationObserver',
    'ResizeObserver',
    'IntersectionObserver',
    'matchMedia',
    'getComputedStyle',
    'requestAnimationFrame',
    'XMLHttpRequest',
  ],
  'This folder computes: the page is not its business.',
);
const registry = named(
  ['customElements'],
  'Only define.ts files register elements, by src/elements/shared/register.ts.',
);
const clock = named(['performance'], 'Time is an argument.');
const network = named(['fetch'], 'Only src/core/config/load-config.ts and src/core/changes ask the network.');
const storage = named(['indexedDB', 'caches'], 'Only src/core/changes keeps anything.');

// A strict Content-Security-Policy with Trusted Types blocks these, or a host page should be able to rely on their
// absence.
const safe = [
  [
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment)$/]',
    'Build nodes with Lit templates: no HTML from text.',
  ],
  ['MemberExpression[property.value=/^(innerHTML|outerHTML)$/]', 'Build nodes with Lit templates: no HTML from text.'],
  [
    'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic|styleMap)$/]',
    'Blocked by a strict policy, or unsafe.',
  ],
  ['ImportSpecifier[imported.name="customElement"]', 'This decorator registers on import: register in define.ts.'],
  [
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle\\s*=/]',
    'style-src blocks inline style: use a class, a part or style.setProperty().',
  ],
  [
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<(style|script)[\\s>]/i]',
    'No style or script elements in templates: use static styles.',
  ],
  [
    'CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]',
    'style-src blocks inline style: use style.setProperty().',
  ],
];
// Old libraries on the host's page: scripts add enumerable keys to Object.prototype, and Prototype replaces
// Array.prototype.entries.
const pristine = [
  ['ForInStatement', 'for…in meets what a page has added to Object.prototype: use Object.keys() or Object.entries().'],
  [
    'CallExpression[callee.property.name="entries"][arguments.length=0]',
    'Prototype replaces entries() of arrays: use Object.entries(), forEach() or an index; of a Map, the Map itself.',
  ],
];
const timeless = [
  ['NewExpression[callee.name=/^(Date|UTCDate|TZDate)$/][arguments.length=0]', 'Time is an argument.'],
  ['CallExpression[callee.name="Date"]', 'Time is an argument.'],
  ['MemberExpression[object.name=/^(Date|UTCDate|TZDate)$/][property.name="now"]', 'Time is an argument.'],
  [
    'CallExpression[callee.object.name="TZDate"][callee.property.name="tz"][arguments.length=1]',
    'Time is an argument.',
  ],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'Time is an argument.'],
  [
    'ImportDeclaration[source.value=/^date-fns/] > ImportSpecifier[imported.name=/^(is(Future|Past|Today|Tomorrow|Yesterday|This[A-Z]\\w+)|(start|end)Of(Today|Tomorrow|Yesterday)|formatDistanceToNow(Strict)?|constructNow)$/]',
    'It reads the clock. Time is an argument.',
  ],
];
const pageless = [
  [
    'TSTypeReference[typeName.name=/^(HTML\\w*Element|Element|ShadowRoot|Document|Window)$/]',
    'This folder computes: the page is not its business.',
  ],
];
const syntax = (list) => ['error', ...list.map(([selector, message]) => ({ selector, message }))];

// no-restricted-globals and no-restricted-syntax do not add up: the last block that matches a file is the one that
// counts.
export default tseslint.config(
  { ignores: ['dist/**', 'coverage/**', 'tests/hosts/vendor/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: typed })),
  {
    files: typed,
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vite.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }], // typeof import('./line-chart.js')
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // chai: expect(x).to.be.true
      // the types of @open-wc/testing call every equal() a promise; a forgotten await elsewhere is still found
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'chai', name: 'Equal' },
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'before', 'after'] },
          ],
        },
      ],
    },
  },

  { files: src, ...lit['flat/recommended'] },
  { files: src, ...wc['flat/recommended'] },
  { files: src, plugins: { 'lit-a11y': litA11y }, rules: litA11y.configs.recommended.rules },
  {
    files: src,
    languageOptions: { globals: { window: 'readonly', self: 'readonly' } }, // so that window.customElements is seen, too
    rules: {
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': globals([...registry, ...storage]),
      'no-restricted-syntax': syntax([...safe, ...pristine]),
    },
  },
  { files: defines, rules: { 'no-restricted-globals': globals(storage) } },
  {
    // the types of frameworks are extended in the namespace in which they have them
    files: ['src/frameworks/*.ts'],
    rules: { '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }] },
  },
  {
    files: ['src/elements/shared/register.ts', 'src/cdn/entry.ts', 'src/cdn/loader.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: computed,
    rules: {
      'no-restricted-globals': globals([...page, ...registry, ...clock, ...network, ...storage]),
      'no-restricted-syntax': syntax([...safe, ...pristine, ...timeless, ...pageless]),
    },
  },
  {
    // a canvas is a part of the page
    files: ['src/chart/painter.ts', 'src/chart/png.ts', 'src/chart/export-png.ts'],
    rules: {
      'no-restricted-globals': globals([...registry, ...clock, ...network, ...storage]),
      'no-restricted-syntax': syntax([...safe, ...timeless]),
    },
  },
  {
    // It measures its own slices so that the page stays responsive; no result depends on the clock.
    files: ['src/core/series/time-slicing.ts'],
    rules: { 'no-restricted-globals': globals([...page, ...registry, ...network, ...storage]) },
  },
  {
    // the default of its argument `read`
    files: ['src/core/config/load-config.ts'],
    rules: { 'no-restricted-globals': globals([...page, ...registry, ...clock, ...storage]) },
  },
  {
    files: ['src/core/changes/**/*.ts'],
    rules: { 'no-restricted-globals': globals([...page, ...registry, ...clock]) },
  },

  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'Buffer',
          'URL',
          'URLSearchParams',
          'TextEncoder',
          'TextDecoder',
          'AbortController',
          'AbortSignal',
          'performance',
          'structuredClone',
          'crypto',
          'fetch',
          'Headers',
          'Request',
          'Response',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'queueMicrotask',
          // inside page.evaluate()
          'window',
          'document',
          'navigator',
          'location',
          'customElements',
          'localStorage',
          'indexedDB',
          'Element',
          'HTMLElement',
          'Node',
          'Event',
          'CustomEvent',
          'getComputedStyle',
          'matchMedia',
          'requestAnimationFrame',
          'PerformanceObserver',
          'Worker',
          'dispatchEvent',
          'sessionStorage',
          'caches',
          'CSSStyleSheet',
          'MessageChannel',
          'PointerEvent',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
