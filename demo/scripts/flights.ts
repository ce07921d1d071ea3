/**
 * Writes demo/accounts/flights.delays.csv from measured flights: npx tsx demo/scripts/flights.ts
 *
 * Of the flights files in vega-datasets, flights-20k.json is the largest that carries dates and is plain JSON:
 * 20,000 flights sampled from the first three months of 2001, every day covered. `delay` is the arrival delay in
 * minutes (negative: early), `date` the local time of departure; cancelled flights are not in it.
 */
import { readFile, writeFile } from 'node:fs/promises';

const SOURCE = new URL('../../node_modules/vega-datasets/data/flights-20k.json', import.meta.url);
const TARGET = new URL('../accounts/flights.delays.csv', import.meta.url);

interface Delays {
  sum: number;
  n: number;
}

const flights = JSON.parse(await readFile(SOURCE, 'utf8')) as { date: string; delay: number }[];

const days = new Map<string, Delays>();
for (const { date, delay } of flights) {
  const written = /^(\d{4})\/(\d\d)\/(\d\d) /.exec(date);
  if (!written || !Number.isInteger(delay)) throw new Error(`Not a dated delay: ${JSON.stringify({ date, delay })}`);
  const day = written.slice(1).join('-');
  const { sum, n } = days.get(day) ?? { sum: 0, n: 0 };
  days.set(day, { sum: sum + delay, n: n + 1 });
}

/** Hundredths are rounded as integers, so that no engine's idea of a fraction changes the file. */
const mean = ({ sum, n }: Delays) => (Math.round((sum * 100) / n) / 100 || 0).toFixed(2);

const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, delays]) => `${day},${mean(delays)}`);
await writeFile(TARGET, ['date,delay_minutes', ...rows, ''].join('\n'));
console.log(`${flights.length} flights, ${rows.length} days: ${rows[0]?.slice(0, 10)} to ${rows.at(-1)?.slice(0, 10)}`);
