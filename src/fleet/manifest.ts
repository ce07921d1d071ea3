import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import type { ReportRecord } from '../authoring/report-record.js';
import { writeWhole } from './write.js';

const record = () => z.custom<ReportRecord>((value) => typeof value === 'object' && value !== null);

const entry = () =>
  z.object({
    /** Of all that the file was made from but its values and `asOf`. */
    inputs: z.string(),
    /** Of its values. */
    data: z.string(),
    /** Of all that its sources read when the values were read. */
    sources: z.nullable(z.string()),
    /** Of the file, `asOf` left out. */
    digest: z.string(),
    asOf: z.string(),
    /** Number of values of its series: if it shrinks, the source is probably faulty. */
    rows: z.number(),
    /** Its records, to report them again if it is not built again. */
    records: z.optional(z.array(record())),
    /** True if the advice has judged it. */
    advised: z.optional(z.boolean()),
    /** The executive sponsor's name. */
    sponsor: z.optional(z.string()),
  });

const manifest = () =>
  z.object({
    version: z.literal(2),
    /** The records about the sources as a whole, by the digest of the files read. */
    sources: z.nullable(z.string()),
    records: z.array(record()),
    accounts: z.record(z.string(), entry()),
  });

/** The files of one account that the last build wrote. */
export type ManifestEntry = z.infer<ReturnType<typeof entry>>;

/** The files that the last build wrote. */
export interface Manifest {
  sources: string | null;
  records: ReportRecord[];
  accounts: Map<string, ManifestEntry>;
}

/** Lies beside the folder, not in it: it names every customer, and the folder is published. */
export const manifestFile = (folder: string): string => `${folder.replace(/[/\\]+$/, '')}.manifest.json`;
/** The files that a build has written so far: the only trace of a build that was killed. */
const journalFile = (folder: string): string => `${folder.replace(/[/\\]+$/, '')}.journal.ndjson`;

/**
 * Reads the manifest of the last build. Empty if there was none or it cannot be read: then everything is built
 * again.
 */
export function readManifest(folder: string): Manifest {
  const found = readWhole(folder);
  const journal = journalFile(folder);
  if (!existsSync(journal)) return found;
  const schema = entry();
  for (const line of readFileSync(journal, 'utf8').split('\n')) {
    const read = z.safeParse(z.tuple([z.string(), schema]), jsonOf(line));
    if (read.success) found.accounts.set(...read.data);
  }
  return found;
}

function readWhole(folder: string): Manifest {
  const file = manifestFile(folder);
  const nothing: Manifest = { sources: null, records: [], accounts: new Map() };
  if (!existsSync(file)) return nothing;
  const read = z.safeParse(manifest(), jsonOf(readFileSync(file, 'utf8')));
  return read.success ? { ...read.data, accounts: new Map(Object.entries(read.data.accounts)) } : nothing;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes the manifest. */
export function writeManifest(folder: string, { accounts, sources, records }: Manifest): void {
  const sorted = Object.fromEntries([...accounts].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeWhole(manifestFile(folder), `${JSON.stringify({ version: 2, sources, records, accounts: sorted })}\n`);
}

/** Entries between two writes of the journal: few enough to lose, many enough to cost nothing. */
const BATCH = 200;

/** Keeps what a build has written, so that one that was killed need not begin anew. */
export class Journal {
  readonly #file: string;
  #waiting: string[] = [];

  constructor(folder: string) {
    this.#file = journalFile(folder);
    mkdirSync(path.dirname(this.#file), { recursive: true });
  }

  add(id: string, entry: ManifestEntry): void {
    this.#waiting.push(`${JSON.stringify([id, entry])}\n`);
    if (this.#waiting.length >= BATCH) this.flush();
  }

  flush(): void {
    if (this.#waiting.length) appendFileSync(this.#file, this.#waiting.join(''));
    this.#waiting = [];
  }

  /** The manifest says all that the journal said. */
  end(): void {
    this.#waiting = [];
    rmSync(this.#file, { force: true });
  }
}
