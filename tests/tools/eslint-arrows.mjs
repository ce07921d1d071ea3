// An ESLint rule that holds the arrows: which part of src may import which.
// It resolves each specifier against the file it stands in, so depth and spelling do not matter, and it sees
// import, export … from, import() and import types alike (the core rule no-restricted-imports does not see import()).
import path from 'node:path';

const computed = ['config', 'locales', 'results', 'plan', 'effort', 'changes', 'picture', 'page'];
// what is new since a person last looked tells of all that a config holds: it stands above plan and effort
const since = /^results\/(last-seen|since|since-statements)\.ts$/;
const entries = ['results/since', 'results/index.ts'];

// part → the parts it may import besides itself
const arrows = {
  locales: [],
  config: ['locales'],
  results: ['config', 'locales'],
  plan: ['config', 'locales', 'results'],
  effort: ['config', 'locales', 'results'],
  changes: ['config', 'locales'],
  picture: ['config', 'locales', 'results'],
  'results/since': ['config', 'locales', 'results', 'plan', 'effort'],
  page: ['config', 'locales', 'results', 'plan', 'effort', 'picture', 'results/since'],
  'results/index.ts': ['config', 'locales', 'results', 'plan', 'effort', 'changes', 'picture'], // an entry: it hands out what plan and effort compute, too
  ui: [...computed, ...entries],
  widgets: [...computed, ...entries, 'ui'],
  'index.ts': [...computed, ...entries, 'ui', 'widgets'],
  'cdn.ts': [...computed, 'widgets', 'script-tag.ts'],
  'script-tag.ts': ['ui', 'define.ts'],
  'define.ts': [...computed, ...entries, 'ui', 'widgets', 'widgets/*/define.ts'],
};

const view = /^(lit|lit-html|lit-element|@lit\/.+)($|\/)/;
const unsafe = /^lit(-html)?\/directives\/(unsafe-\w+|style-map)(\.js)?$/;

const partOf = (file) =>
  since.test(file) ? 'results/since' :
  /^widgets\/[^/]+\/define\.ts$/.test(file) ? 'widgets/*/define.ts' : file in arrows ? file : file.split('/')[0];
const widgetOf = (file) => /^widgets\/([^/]+)\//.exec(file)?.[1];

/** What is wrong with `file` (a path inside src) importing `specifier`; undefined when nothing is. */
function complaint(file, specifier, type) {
  const from = partOf(file) === 'widgets/*/define.ts' ? 'widgets' : partOf(file);
  if (!specifier.startsWith('.')) {
    if (/^waymark($|\/)/.test(specifier)) return 'import our own files by relative path.';
    if (unsafe.test(specifier)) return 'this directive is blocked by a strict policy, or unsafe.';
    if (view.test(specifier) && computed.includes(partOf(file).split('/')[0])) return `src/${from} computes, and knows nothing of Lit.`;
    if (from === 'locales') return 'src/locales imports nothing but types from src/config.';
    return undefined;
  }
  if (!/\.(js|json)$/.test(specifier)) return 'write the .js extension: the built files run unbundled.';
  const to = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
  if (to.startsWith('../')) return 'src imports nothing from outside src.';
  if (from === 'locales' && partOf(to) === 'config' && type) return undefined;
  const mine = widgetOf(file);
  if (mine && widgetOf(to) && widgetOf(to) !== mine) return 'widgets never import each other.';
  const target = partOf(to);
  if (target === from && (target !== 'widgets' || mine)) return undefined;
  return arrows[from]?.includes(target) ? undefined : `the arrows do not point from src/${from} to src/${target}.`;
}

export default {
  meta: { type: 'problem', schema: [], messages: { arrow: 'No import of "{{specifier}}" here: {{why}}' } },
  create(context) {
    const src = path.join(context.cwd, 'src');
    const file = path.relative(src, context.filename).split(path.sep).join('/');
    const check = (node, source, isType) => {
      if (!source) return;
      const specifier = source.type === 'TemplateLiteral' && source.quasis.length === 1 ? source.quasis[0].value.cooked : source.value;
      if (typeof specifier !== 'string') return context.report({ node, message: 'Name the module to import() in plain text.' });
      const why = complaint(file, specifier, isType);
      if (why) context.report({ node: source, messageId: 'arrow', data: { specifier, why } });
    };
    // `import { type A }` counts as a static import: verbatimModuleSyntax keeps it in the output
    const declared = (node) => check(node, node.source, node.importKind === 'type' || node.exportKind === 'type');
    return {
      ImportDeclaration: declared,
      ExportNamedDeclaration: declared,
      ExportAllDeclaration: declared,
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};
