import type { Path } from '../core/config/issues.js';

/** A JSON text to insert into a value: long series are text already when the config is written. */
export interface Splice {
  /** The object that gets the key `points`. */
  holder: Path;
  text: string;
}

/** Writes a value as JSON with inserted JSON texts. Neither is changed. */
export function spliced(value: unknown, splices: readonly Splice[]): string {
  if (!splices.length) return JSON.stringify(value);
  // a mark that no text of the config begins with: else there would be more of them than there are texts
  for (let mark = '@points'; ; mark += '@') {
    let marked = value;
    for (const { holder } of splices) marked = withPoints(marked, holder, mark);
    const parts = JSON.stringify(marked).split(JSON.stringify(mark));
    if (parts.length === splices.length + 1) return joined(parts, inOrder(marked, splices, mark));
  }
}

/** The texts in the order in which their marks stand in the JSON. */
function inOrder(marked: unknown, splices: readonly Splice[], mark: string): string[] {
  if (splices.length === 1) return splices.map(({ text }) => text);
  const byPlace = new Map(splices.map(({ holder, text }) => [[...holder, 'points'].join('\0'), text]));
  const texts: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (value === mark) texts.push(byPlace.get(path) ?? '[]');
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) walk(item, path === '' ? key : `${path}\0${key}`);
  };
  walk(marked, '');
  return texts;
}

function joined(parts: readonly string[], texts: readonly string[]): string {
  let text = parts[0] ?? '';
  for (let i = 1; i < parts.length; i++) text += (texts[i - 1] ?? '[]') + (parts[i] ?? '');
  return text;
}

function withPoints(value: unknown, path: Path, points: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return { ...(value as object), points };
  if (Array.isArray(value))
    return value.map((item: unknown, i) => (i === step ? withPoints(item, rest, points) : item));
  const record = value as Record<string, unknown>;
  return { ...record, [step]: withPoints(record[step], rest, points) };
}
