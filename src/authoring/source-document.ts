import {
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document as YamlDocument,
  type YAMLError,
} from 'yaml';
import type { Path } from '../core/config/issues.js';
import { locate } from '../core/config/json-source-map.js';
import { parseValue } from '../core/config/parse.js';
import { jsonValue } from '../core/config/safe-json.js';
import { recordOf, type ReportRecord, type Span } from './report-record.js';

/** An authored file: its value with the places of its parts. */
export interface SourceDocument {
  /** Path of the file, relative to the working folder. */
  file: string;
  text: string;
  /** Undefined if the file is not valid JSON or YAML. */
  value: unknown;
  /** Syntax errors, and warnings about values that YAML reads differently than they look. */
  records: ReportRecord[];
  /** The place of each path. For a missing path, the place of its nearest parent that exists. */
  spansOf: (paths: readonly Path[]) => Span[];
}

/** Maximum number of aliases: a few lines of YAML could otherwise expand to fill the memory. */
const MAX_ALIASES = 100;

/** Reads a file by its ending: `.json` as JSON, everything else as YAML 1.2. Never throws. */
export function readDocument(file: string, text: string): SourceDocument {
  return /\.json$/i.test(file) ? jsonDocument(file, text) : yamlDocument(file, text);
}

function jsonDocument(file: string, text: string): SourceDocument {
  const value = jsonValue(text);
  const records: ReportRecord[] = [];
  if (value === undefined) {
    const result = parseValue(undefined, text);
    for (const issue of result.ok ? [] : result.issues) {
      const { line, column } = issue;
      records.push(recordOf(issue, 'error', { file, ...(line ? { line } : {}), ...(column ? { column } : {}) }));
    }
  }
  const spansOf = (paths: readonly Path[]): Span[] => {
    if (value === undefined) return paths.map(() => ({ file }));
    const lines = text.split('\n');
    return locate(text, paths).map(({ line, column }) => ({
      file,
      line,
      column,
      endColumn: column + tokenLength((lines[line - 1] ?? '').slice(column - 1)),
    }));
  };
  return { file, text, value, records, spansOf };
}

/** Length of the JSON token at the start of a text. */
function tokenLength(rest: string): number {
  const token = /^(?:"(?:[^"\\]|\\.)*"|[-+.\w]+)/.exec(rest);
  return Math.max(1, token?.[0].replace(/\r$/, '').length ?? 1);
}

function yamlDocument(file: string, text: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const spanAt = (start: number, end: number): Span => {
    const { line, col } = lines.linePos(start);
    const last = lines.linePos(Math.max(start, end - 1));
    return { file, line, column: col, endColumn: last.line === line ? last.col + 1 : col + 1 };
  };
  const records = document.errors.map((error): ReportRecord =>
    syntaxRecord(error, spanAt(error.pos[0], error.pos[1]), text),
  );
  let value: unknown;
  if (!records.length)
    try {
      value = document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch (error) {
      const message = error instanceof Error ? error.message : 'unknown fault';
      records.push({
        rule: 'syntax',
        severity: 'error',
        file,
        path: '$',
        message: `Not readable as YAML: ${message}.`,
      });
    }
  if (value === null) {
    value = undefined;
    records.push({
      rule: 'syntax',
      severity: 'error',
      file,
      path: '$',
      message: 'The file is empty.',
      hint: 'Expected keys with values.',
    });
  }
  if (value !== undefined) records.push(...trapsOf(document, spanAt));
  const spansOf = (paths: readonly Path[]): Span[] => paths.map((path) => nodeSpan(document, path, spanAt) ?? { file });
  return { file, text, value, records, spansOf };
}

function nodeSpan(document: YamlDocument, path: Path, spanAt: (start: number, end: number) => Span): Span | null {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return spanAt(node.range[0], node.range[1]);
  }
  return null;
}

function syntaxRecord({ code, message }: YAMLError, span: Span, text: string): ReportRecord {
  const line = text.split('\n')[(span.line ?? 1) - 1] ?? '';
  const hint =
    SYNTAX_HINTS[code] ??
    (/:\s/.test(line.replace(/^\s*-?\s*[\w"'-]+:\s/, '')) ? SYNTAX_HINTS.BLOCK_AS_IMPLICIT_KEY : undefined);
  const [first = message] = message.split('\n');
  return {
    rule: 'syntax',
    severity: 'error',
    ...span,
    path: '$',
    message: `Not YAML: ${first.replace(/[.:]?\s*$/, '.')}`,
    ...(hint === undefined ? {} : { hint }),
  };
}

const SYNTAX_HINTS: Partial<Record<YAMLError['code'], string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'A text with a colon and a space in it must stand in quotes.',
  MULTILINE_IMPLICIT_KEY: 'A text with a colon and a space in it must stand in quotes.',
  BAD_SCALAR_START: 'A text that begins with this character must stand in quotes.',
  TAB_AS_INDENT: 'Indent with spaces: YAML allows no tabs there.',
  DUPLICATE_KEY: 'Each key may stand once: merge the two, or rename one.',
  MULTIPLE_DOCS: 'Remove the line with ---: a file holds one document.',
  BAD_ALIAS: 'A text that begins with * must stand in quotes.',
};

/** Warnings for plain scalars that YAML reads as another number: a version 1.10 becomes 1.1, an id 012 becomes 12. */
function trapsOf(document: YamlDocument, spanAt: (start: number, end: number) => Span): ReportRecord[] {
  const records: ReportRecord[] = [];
  visit(document, {
    Scalar(_, node) {
      if (!isScalar(node) || typeof node.value !== 'number' || !node.source || !node.range) return;
      const { source } = node;
      const trailing = /^[-+]?\d+\.\d*[1-9]0+$/.test(source);
      if (!trailing && !/^[-+]?0\d+$/.test(source)) return;
      records.push({
        rule: 'yaml-number',
        severity: 'warning',
        ...spanAt(node.range[0], node.range[1]),
        path: '$',
        message: `${source} is read as the number ${node.value}.`,
        expected: 'a number as it is read, or a text in quotes',
        found: source,
        hint: `Write "${source}" if it is a text, else ${node.value}.`,
      });
    },
  });
  return records;
}
