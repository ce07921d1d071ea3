// The examples of README.md and docs/ compile in a strict TypeScript project, and their links lead somewhere.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const top = path.resolve(import.meta.dirname, '../..');
const pages = [
  ...readdirSync(top).filter((name) => name.endsWith('.md')),
  ...readdirSync(path.join(top, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
  'bench/README.md',
  'demo/reference-server/README.md',
];
const textOf = (page: string) => readFileSync(path.join(top, page), 'utf8');

/** `waymark/…` resolves to the sources, as the package's `exports` resolve to what is built from them. */
function sourcePaths(): Record<string, string[]> {
  const { exports } = JSON.parse(textOf('package.json')) as { exports: Record<string, string | { types?: string }> };
  return Object.fromEntries(
    Object.entries(exports).flatMap(([name, target]) =>
      typeof target === 'object' && target.types !== undefined
        ? [
            [
              path.posix.join('waymark', name),
              [path.join(top, target.types.replace('./dist/', 'src/').replace(/\.d\.ts$/, '.ts'))],
            ],
          ]
        : [],
    ),
  );
}

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  experimentalDecorators: true,
  useDefineForClassFields: false,
  resolveJsonModule: true,
  jsx: ts.JsxEmit.ReactJSX,
  types: ['node'],
  typeRoots: [path.join(top, 'node_modules/@types')],
  paths: sourcePaths(),
};

/** The messages of the compiler about some modules, each named by where its text comes from. */
function errorsOf(modules: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const disk = ts.createCompilerHost(options);
  const fileOf = (name: string) => path.join(top, `${name.replaceAll(/[^\w]/g, '-')}.tsx`);
  const texts = new Map([...modules].map(([name, text]) => [fileOf(name), `export {};\n${text}`]));
  host.getSourceFile = (file, ...rest) => {
    const text = texts.get(file);
    return text === undefined
      ? disk.getSourceFile(file, ...rest)
      : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  };
  host.fileExists = (file) => texts.has(file) || disk.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? disk.readFile(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

describe('the examples of the documentation', () => {
  const examples = new Map(
    pages.flatMap((page) =>
      [...textOf(page).matchAll(/^```(?:tsx?|js)\n([^]*?)^```/gm)].map(([, code = ''], i): [string, string] => [
        `${page} ${i + 1}`,
        code,
      ]),
    ),
  );

  it('compile under strict types', { timeout: 120_000 }, () => {
    assert.ok(examples.size >= 4, `only ${examples.size} examples`);
    // somewhere in a project stands the import that brings the elements' types
    assert.deepEqual(errorsOf(new Map([...examples, ['project', "import 'waymark';"]])), []);
  });

  it('would not compile with a wrong type', { timeout: 120_000 }, () => {
    const wrong = new Map([
      ['event', "import 'waymark';\ndocument.addEventListener('waymark-change', (event) => event.detail.chnage);"],
      ['property', "import 'waymark';\ndocument.createElement('waymark-results-timeline').metric = 5;"],
      [
        'template',
        'import type {} from \'waymark/react\';\nexport const wrong = <waymark-success-plan sectons="now" />;',
      ],
      ['config', "import { resultOf } from 'waymark';\nresultOf({ version: 1 }, 'orders');"],
    ]);
    assert.deepEqual([...new Set(errorsOf(wrong).map((error) => error.split('.tsx')[0]))], [...wrong.keys()]);
  });
});

describe('the links of the documentation', () => {
  const anchorsOf = (file: string) =>
    new Set(
      [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
          .replaceAll(' ', '-'),
      ),
    );

  for (const page of pages)
    it(`${page}: every file and heading is there`, () => {
      const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
      const broken = links.filter((link) => {
        if (/^[a-z]+:/.test(link)) return false;
        const [target = '', anchor] = link.split('#');
        const file = target ? path.resolve(top, path.dirname(page), target) : path.join(top, page);
        return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).has(anchor));
      });
      assert.deepEqual(broken, []);
    });
});
