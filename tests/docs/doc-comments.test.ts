// Every export of the public entries, and every member of what they export, has a doc comment.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const top = path.resolve(import.meta.dirname, '../..');
const ENTRIES = ['src/index.ts', 'src/core/index.ts', 'src/export/index.ts'];

const { config } = ts.readConfigFile(path.join(top, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
  config: unknown;
};
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, top);
const program = ts.createProgram(
  ENTRIES.map((entry) => path.join(top, entry)),
  { ...options, types: [] },
);
const checker = program.getTypeChecker();

const isOurs = (node: ts.Node) => path.relative(top, node.getSourceFile().fileName).startsWith(`src${path.sep}`);
const placeOf = (node: ts.Node) => {
  const file = node.getSourceFile();
  return `${path.relative(top, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

/** The comment of a symbol; an overriding member inherits that of the class it extends. */
function hasComment(symbol: ts.Symbol): boolean {
  return symbol.getDocumentationComment(checker).some(({ text }) => text.trim() !== '');
}

const isHidden = (node: ts.Declaration) =>
  (ts.getCombinedModifierFlags(node) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) !== 0;

/** A variant of a union whose comment, before its bar, says what its members are. */
function isCommentedVariant(node: ts.Node): boolean {
  if (!ts.isTypeLiteralNode(node) || !ts.isUnionTypeNode(node.parent)) return false;
  const before = node.parent.types[node.parent.types.indexOf(node) - 1];
  return node
    .getSourceFile()
    .text.slice(before?.end ?? node.parent.pos, node.getStart())
    .includes('/**');
}

/** `Extract<…, { kind: K }>`: what it names has its comment where it is declared. */
const isFilter = (node: ts.Node) => ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Extract';

/** The members of an exported class, interface or object type; each variant of a union has its own. */
function membersOf(symbol: ts.Symbol): { name: string; member: ts.Symbol }[] {
  return (symbol.declarations ?? []).filter(isOurs).flatMap((declaration) => {
    const found: { name: string; member: ts.Symbol }[] = [];
    const visit = (node: ts.Node) => {
      const isMember =
        ts.isPropertySignature(node) ||
        ts.isMethodSignature(node) ||
        ts.isPropertyDeclaration(node) ||
        ts.isMethodDeclaration(node) ||
        ts.isGetAccessorDeclaration(node);
      if (isCommentedVariant(node) || isFilter(node)) return;
      if (!isMember) return void ts.forEachChild(node, visit);
      const member = ts.isIdentifier(node.name) && !isHidden(node) && checker.getSymbolAtLocation(node.name);
      if (member) found.push({ name: `${symbol.name}.${member.name}`, member });
    };
    if (
      ts.isInterfaceDeclaration(declaration) ||
      ts.isTypeAliasDeclaration(declaration) ||
      ts.isClassDeclaration(declaration)
    )
      ts.forEachChild(declaration, (child) => {
        if (!ts.isConstructorDeclaration(child) && !ts.isHeritageClause(child)) visit(child);
      });
    return found;
  });
}

const exported = new Map<ts.Symbol, string>();
for (const entry of ENTRIES) {
  const source = program.getSourceFile(path.join(top, entry));
  const module = source && checker.getSymbolAtLocation(source);
  assert.ok(module, entry);
  for (const alias of checker.getExportsOfModule(module)) {
    const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
    exported.set(symbol, alias.name);
  }
}

describe('the public interface', () => {
  it('has a doc comment on every export', () => {
    assert.ok(exported.size > 60);
    const missing = [...exported].flatMap(([symbol, name]) => {
      const declaration = symbol.declarations?.find(isOurs);
      return declaration && !hasComment(symbol) ? [`${name} (${placeOf(declaration)})`] : [];
    });
    assert.deepEqual(missing, []);
  });

  it('has a doc comment on every member of an exported type', () => {
    const members = [...exported.keys()].flatMap(membersOf);
    assert.ok(members.length > 150);
    const missing = members.flatMap(({ name, member }) => {
      const declaration = member.declarations?.find(isOurs);
      return declaration && !hasComment(member) ? [`${name} (${placeOf(declaration)})`] : [];
    });
    assert.deepEqual(missing, []);
  });

  it('has a summary, a version, a status and an example on every element', () => {
    const tagsOf = (symbol: ts.Symbol) => symbol.getJsDocTags(checker).map((tag) => tag.name);
    const elements = [...exported].filter(([symbol]) => tagsOf(symbol).includes('element'));
    assert.equal(elements.length, 5);
    const missing = elements.flatMap(([symbol, name]) =>
      ['summary', 'since', 'status', 'example']
        .filter((tag) => !tagsOf(symbol).includes(tag))
        .map((tag) => `${name} @${tag}`),
    );
    assert.deepEqual(missing, []);
  });

  it('has an example on every function', () => {
    const missing = [...exported].flatMap(([symbol, name]) => {
      const declaration = symbol.declarations?.find(isOurs);
      return declaration &&
        symbol.flags & ts.SymbolFlags.Function &&
        !symbol.getJsDocTags(checker).some((tag) => tag.name === 'example')
        ? [`${name} (${placeOf(declaration)})`]
        : [];
    });
    assert.deepEqual(missing, []);
  });
});
