// Generates one million readings, one a minute, with a single spike that no chart may lose. Deterministic.
const COUNT = 1_000_000;
const SPIKE = 612_345;
const START = Date.UTC(2024, 10, 1);
const MINUTE = 60_000;

let made: string | undefined;

export const millionCsv = (): string => (made ??= build());

function build(): string {
  const rows = ['time,celsius'];
  let noise = 1;
  for (let i = 0; i < COUNT; i++) {
    noise = (noise * 16_807) % 2_147_483_647;
    const day = Math.sin((i / 1440) * 2 * Math.PI) * 0.6;
    const year = Math.sin((i / 525_600) * 2 * Math.PI) * 0.5;
    const value = i === SPIKE ? 19.7 : 3.8 + day + year + (noise / 2_147_483_647 - 0.5) * 0.8;
    rows.push(`${new Date(START + i * MINUTE).toISOString().slice(0, 19)}Z,${value.toFixed(2)}`);
  }
  return `${rows.join('\n')}\n`;
}

export const million = {
  version: 1,
  asOf: new Date(START + COUNT * MINUTE).toISOString(),
  account: { id: 'cold-store', name: 'Cold store', timeZone: 'UTC' },
  goLive: '2025-01-01',
  metrics: [
    {
      id: 'temperature',
      name: 'Temperature in the cold store',
      definition: 'Reading of the sensor at the door, once a minute',
      source: 'Made up by the demo’s server: the same million readings each time',
      measuredBy: 'shared',
      unit: { style: 'unit', unit: 'celsius', unitDisplay: 'short' },
      direction: 'maintain',
      period: 'day',
      aggregate: 'mean',
      target: { min: 2, max: 6 },
      points: { src: 'million.csv', date: 'time', value: 'celsius' },
    },
  ],
};
