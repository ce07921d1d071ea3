// Which room of src may import which: the arrows of ARCHITECTURE.md. `npm run lint:imports` checks them, types
// included.

/** Each room with the rooms it may import besides itself. */
const ARROWS = {
  'core/types': [],
  'core/series': ['core/types'],
  'core/config': ['core/types', 'core/series'],
  'core/i18n': ['core/types'],
  'core/results': ['core/types', 'core/series', 'core/config', 'core/i18n'],
  'core/plan': ['core/types', 'core/series', 'core/config', 'core/i18n', 'core/results'],
  'core/effort': ['core/types', 'core/series', 'core/config', 'core/i18n', 'core/results'],
  'core/changes': ['core/types', 'core/series', 'core/config', 'core/i18n', 'core/plan'],
  'core/review': [
    'core/types',
    'core/series',
    'core/config',
    'core/i18n',
    'core/results',
    'core/plan',
    'core/effort',
    'core/advice',
  ],
  'core/advice': ['core/types', 'core/series', 'core/config', 'core/i18n', 'core/results', 'core/plan', 'core/effort'],
  'core/index': ['core'],
  chart: ['core'],
  export: ['core', 'chart'],
  'elements/shared': ['core', 'chart', 'export'],
  elements: ['core', 'chart', 'export', 'elements/shared'],
  index: ['core', 'elements', 'elements/shared'],
  define: ['elements'],
  frameworks: ['elements', 'elements/shared'],
  cdn: ['core', 'elements', 'elements/shared', 'define'],
  authoring: ['core'],
  fleet: ['core', 'chart', 'export', 'authoring'],
  cli: ['core', 'export', 'authoring', 'fleet'],
};

const escaped = (room) => room.replaceAll('/', '\\/');
const inRoom = (room) => (room === 'elements' ? '^src/elements/(?!shared/)' : `^src/${escaped(room)}(/|\\.ts$)`);
const any = (rooms) =>
  rooms.map((room) => (room === 'elements/shared' || room === 'core' ? `^src/${room}/` : inRoom(room)));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'No module imports itself by way of others, types included.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    ...Object.entries(ARROWS).map(([room, allowed]) => ({
      name: `arrows-of-${room.replaceAll('/', '-')}`,
      comment: `src/${room} may import ${allowed.length ? allowed.map((other) => `src/${other}`).join(', ') : 'no other room'}.`,
      severity: 'error',
      from: { path: inRoom(room) },
      to: { path: '^src/', pathNot: [inRoom(room), ...any(allowed)] },
    })),
    {
      name: 'widgets-apart',
      comment: 'A widget never imports another: the page composes tags.',
      severity: 'error',
      from: { path: '^src/elements/([^/]+)/' },
      to: { path: '^src/elements/(?!shared/)', pathNot: '^src/elements/$1/' },
    },
    {
      name: 'core-without-a-page',
      comment: 'core and export compute: they know nothing of Lit.',
      severity: 'error',
      from: { path: '^src/(core|export)/' },
      to: { path: 'node_modules/(lit|lit-html|lit-element|@lit)/' },
    },
    {
      name: 'safe-directives-only',
      comment: 'A strict policy blocks these directives, or they are unsafe.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: 'lit(-html)?/directives/(unsafe-|style-map)' },
    },
    {
      name: 'src-stands-alone',
      comment: 'src imports nothing of the demo, the tools or the tests.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(demo|tools|tests|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
