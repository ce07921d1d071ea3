// No line of code has more than 120 characters. Messages and data may be longer: text in quotes is not counted.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';

const top = path.resolve(import.meta.dirname, '../..');
const MAX_LENGTH = 120;

/** Files of data: messages in several languages, drawings, what a tool has written, pages of other libraries. */
const DATA = /\.generated\.ts$|^src\/core\/i18n\/[a-z]{2}\/|^src\/elements\/shared\/icon\.ts$|^tests\/hosts\//;

const files = execFileSync('git', ['ls-files', '*.ts', '*.js', '*.mjs'], { cwd: top, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => !DATA.test(file));

/** A template of `html`, `svg` or `css`, which the formatter lays out. */
const isMarkup = (node: ts.Node): boolean =>
  ts.isTaggedTemplateExpression(node.parent) && /^(?:html|svg|css)$/.test(node.parent.tag.getText());

/** The text without the content of strings, patterns and templates. That of markup templates stays. */
function withoutQuoted(text: string, file: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const quoted: [start: number, end: number][] = [];
  const visit = (node: ts.Node): void => {
    const isQuoted = ts.isStringLiteral(node) || ts.isRegularExpressionLiteral(node);
    const isTemplate = ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
    if (isQuoted || (isTemplate && !isMarkup(node))) quoted.push([node.getStart() + 1, node.end - 1]);
    else ts.forEachChild(node, visit);
  };
  visit(source);
  const kept: string[] = [];
  let at = 0;
  for (const [start, end] of quoted) {
    kept.push(text.slice(at, start), text.slice(start, end).replaceAll(/[^\n]/g, ''));
    at = end;
  }
  return kept.join('') + text.slice(at);
}

describe('the code', () => {
  it(`has no line of more than ${MAX_LENGTH} characters, but for messages and data`, () => {
    assert.ok(files.length > 400);
    const long = files.flatMap((file) => {
      const text = readFileSync(path.join(top, file), 'utf8');
      if (!text.split('\n').some((line) => line.length > MAX_LENGTH)) return [];
      return withoutQuoted(text, file)
        .split('\n')
        .flatMap((line, i) => (line.length > MAX_LENGTH ? [`${file}:${i + 1}: ${line.trim()}`] : []));
    });
    assert.deepEqual(long, []);
  });
});
