import { existsSync } from 'node:fs';
import { CannotRun } from '../output.js';

/** The answers to the questions of `waymark init`. */
export interface Answers {
  vendor: string;
  /** Name of the first result. */
  name: string;
  /** A word, for example `days` or `%`. Empty for plain numbers. */
  unit: string;
  direction: 'increase' | 'decrease';
  /** The source of its values. */
  values:
    | { from: 'typed'; values: (number | null)[] }
    | { from: 'file'; file: string }
    | { from: 'sql' }
    | { from: 'example' };
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)$/;

/** Parses typed numbers: 14.2 13.9 - 12.8. A dash is a month without a value. */
export function typedValues(text: string): (number | null)[] | null {
  const words = text
    .trim()
    .split(/[\s;]+/)
    .map((word) => word.replace(/^(-?\d+),(\d+)$/, '$1.$2').replace(/,$/, ''));
  if (!words.every((word) => word === '-' || NUMBER.test(word))) return null;
  return words.map((word) => (word === '-' ? null : Number(word)));
}

/** Asks a person at a terminal. Null if they cancelled. */
export async function askQuestions(vendor: string): Promise<Answers | null> {
  if (!process.stdin.isTTY)
    throw new CannotRun('There is no terminal to ask in.', 'Use --yes, --from-csv FILE or --from account.json.');
  const { cancel, group, intro, select, text } = await import('@clack/prompts');
  intro('A new Waymark project');
  const required = (value: string | undefined) => (value?.trim() ? undefined : 'A name is needed.');
  let isCancelled = false;
  const first = await group(
    {
      vendor: () => text({ message: '1 · What is your company called?', initialValue: vendor, validate: required }),
      name: () =>
        text({
          message: '2 · Which number shows your customer that it is worth it? Theirs, not one of your product',
          placeholder: 'Days to invoice',
          validate: required,
        }),
      unit: () => text({ message: 'In which unit? Leave it empty for plain numbers', placeholder: 'days, %, €' }),
      direction: () =>
        select({
          message: 'Which way is better?',
          options: [
            { value: 'decrease' as const, label: 'less' },
            { value: 'increase' as const, label: 'more' },
          ],
        }),
      from: () =>
        select({
          message: '3 · Where are its values?',
          options: [
            { value: 'typed' as const, label: 'I type them' },
            { value: 'file' as const, label: 'In a CSV file', hint: 'its columns are guessed' },
            { value: 'sql' as const, label: 'A query gets them', hint: 'SQL over CSV, Parquet or Postgres' },
            { value: 'example' as const, label: 'Show an example first' },
          ],
        }),
    },
    { onCancel: () => (isCancelled = true) },
  );
  if (isCancelled) return giveUp(cancel);
  const { from, ...rest } = first;
  const answers = { ...rest, unit: rest.unit ?? '' };
  if (from === 'typed') {
    const typed = await text({
      message: 'A value a month, the oldest first; the last is that of the last month',
      placeholder: '14.2 13.9 - 12.8',
      validate: (value) => (typedValues(value ?? '') ? undefined : 'Expected numbers, such as 14.2 13.9 - 12.8'),
    });
    return typeof typed === 'string'
      ? { ...answers, values: { from, values: typedValues(typed) ?? [] } }
      : giveUp(cancel);
  }
  if (from === 'file') {
    const file = await text({
      message: 'Which file?',
      placeholder: 'sales.csv',
      validate: (value) => (value && existsSync(value) ? undefined : 'There is no such file.'),
    });
    return typeof file === 'string' ? { ...answers, values: { from, file } } : giveUp(cancel);
  }
  return { ...answers, values: { from } };
}

function giveUp(cancel: (message?: string) => void): null {
  cancel('Nothing was written.');
  return null;
}
