// The measurements with their references and targets. A row is a line of the table; a job is one page that is opened
// for it.
import type { Browser } from 'playwright-core';
import { appends, many, pictures, type Sample } from './scenarios/drawing.js';
import { longLists, wholePage, type PageName } from './scenarios/whole-page.js';
import type { BenchSite } from './site.js';

export const CONTENDERS: Readonly<Record<string, string>> = {
  waymark: 'Waymark, the whole element',
  uplot: 'uPlot',
  chartjs: 'Chart.js + date-fns',
  echarts: 'ECharts',
  canvas: 'bare canvas',
  handwritten: 'hand-written page',
};
const PICTURES = ['waymark', 'uplot', 'chartjs', 'echarts', 'canvas'];
const PAGES: readonly PageName[] = ['waymark', 'handwritten'];
const SIZES = [52, 10_000, 1_000_000];
const inWords = (count: number) => count.toLocaleString('en-US');

const drawing = { unit: 'ms', of: 'main', reference: 'uplot' };
const page = { reference: 'handwritten' };

export interface Row {
  id: string;
  part: string;
  title: string;
  /** The figure of a sample that the row shows. */
  of: string;
  unit: string;
  reference: string;
  /** The most that ours may be of the reference. */
  ratio?: number;
  /** The most that ours may be, in its own unit. */
  most?: number;
}

export const ROWS: readonly Row[] = [
  { ...drawing, id: 'a-52', part: 'a', title: 'Evaluate + first picture, 52 points', ratio: 0.7 },
  { ...drawing, id: 'a-10000', part: 'a', title: 'Evaluate + first picture, 10,000', ratio: 0.7 },
  { ...drawing, id: 'a-1000000', part: 'a', title: 'Evaluate + first picture, 1,000,000', ratio: 0.6 },
  { ...drawing, id: 'b-52', part: 'b', title: 'A further picture, 52 points', ratio: 1.1 },
  { ...drawing, id: 'b-10000', part: 'b', title: 'A further picture, 10,000' },
  { ...drawing, id: 'b-1000000', part: 'b', title: 'A further picture, 1,000,000', ratio: 0.5 },
  { ...page, id: 'c-painted', part: 'c', title: 'Whole page: painted', of: 'painted', unit: 'ms', ratio: 0.72 },
  { ...page, id: 'c-lcp', part: 'c', title: 'Whole page: largest contentful paint', of: 'lcp', unit: 'ms' },
  { ...page, id: 'c-tbt', part: 'c', title: 'Whole page: total blocking time', of: 'tbt', unit: 'ms', ratio: 0.5 },
  { ...page, id: 'c-bytes', part: 'c', title: 'Whole page: bytes', of: 'bytes', unit: 'kB', ratio: 0.5 },
  { ...page, id: 'c-cls', part: 'c', title: 'Whole page: layout shift', of: 'cls', unit: '', most: 0 },
  { ...drawing, id: 'd', part: 'd', title: '50 on a page, 52 points each', ratio: 1.5 },
  { ...drawing, id: 'e', part: 'e', title: 'One point more at 10,000', ratio: 1.05 },
  {
    ...page,
    id: 'f',
    part: 'f',
    title: '500 milestones, 500 entries: longest task',
    of: 'longest',
    unit: 'ms',
    most: 50,
  },
];

export interface Job {
  parts: readonly string[];
  name: string;
  what: string;
  /** Answers its samples by row. */
  run: (browser: Browser, site: BenchSite) => Promise<Record<string, Sample>>;
}

export const JOBS: readonly Job[] = [
  ...PICTURES.flatMap((name) =>
    SIZES.map((count) => ({
      parts: ['a', 'b'],
      name,
      what: `${inWords(count)} points`,
      async run(browser: Browser, site: BenchSite) {
        const { first, further } = await pictures(browser, site, name, count);
        return { [`a-${count}`]: first, [`b-${count}`]: further };
      },
    })),
  ),
  ...PAGES.map((name) => ({
    parts: ['c'],
    name,
    what: 'whole page',
    async run(browser: Browser, site: BenchSite) {
      const sample = await wholePage(browser, site, name);
      return Object.fromEntries(['painted', 'lcp', 'tbt', 'bytes', 'cls'].map((of) => [`c-${of}`, sample]));
    },
  })),
  ...PICTURES.map((name) => ({
    parts: ['d'],
    name,
    what: '50 on a page',
    run: async (browser: Browser, site: BenchSite) => ({ d: await many(browser, site, name, 50) }),
  })),
  ...PICTURES.map((name) => ({
    parts: ['e'],
    name,
    what: 'one point more',
    run: async (browser: Browser, site: BenchSite) => ({ e: await appends(browser, site, name, 10_000) }),
  })),
  ...PAGES.map((name) => ({
    parts: ['f'],
    name,
    what: 'long lists',
    run: async (browser: Browser, site: BenchSite) => ({ f: await longLists(browser, site, name) }),
  })),
];
