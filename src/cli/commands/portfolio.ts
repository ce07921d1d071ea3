import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../../core/config/load-config.js';
import { portfolioRow, type PortfolioRow } from '../../fleet/portfolio.js';
import { portfolioCsv, portfolioHtml } from '../../fleet/portfolio-page.js';
import { PROJECT_FILE, readSettings } from '../../fleet/project.js';
import { fileNameOf, writeWhole } from '../../fleet/write.js';
import { isFile, shownPath } from '../files.js';
import { CannotRun, type Output } from '../output.js';
import { progressOn } from '../progress.js';

/** Names of files that a build leaves beside configs, and of long series. */
const isConfig = (name: string): boolean => /\.json$/i.test(name) && !name.startsWith('.');

/**
 * `waymark portfolio`: one page for the vendor, and the same as CSV: which accounts need a next step. Exit code 1: some
 * config cannot be read.
 * @param named the folder with the configs; that of the project by default
 * @param out the page; beside the folder by default, since it names every customer and the folder is published
 */
export async function portfolio(
  cwd: string,
  named: string | undefined,
  out: string | undefined,
  output: Output,
): Promise<number> {
  const folder = named ?? projectFolder(cwd);
  const full = path.resolve(cwd, folder);
  if (!existsSync(full)) throw new CannotRun(`There is no folder ${folder}.`, 'Run waymark build first.');
  const names = readdirSync(full).filter(isConfig).sort();
  if (!names.length) throw new CannotRun(`${folder} holds no config.`, 'Run waymark build first.');
  const page = path.resolve(cwd, out ?? `${full}.portfolio.html`);
  const progress = await progressOn(output);
  const rows: PortfolioRow[] = [];
  try {
    for (const name of names) {
      rows.push(await rowOf(path.join(full, name), name));
      progress?.step(rows.length, names.length);
    }
  } finally {
    progress?.end();
  }
  const ordered = rows.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const linkOf = (id: string): string | null => {
    const file = path.join(full, `${fileNameOf(id)}.html`);
    return existsSync(file) ? shownPath(path.dirname(page), file).split('/').map(encodeURIComponent).join('/') : null;
  };
  writeWhole(page, portfolioHtml(ordered, linkOf));
  const table = page.replace(/\.html?$/i, '') + '.csv';
  writeWhole(table, portfolioCsv(ordered));
  const needing = rows.filter(({ reasons }) => reasons.length).length;
  output.write(`${shownPath(cwd, page)}\n${shownPath(cwd, table)}\n`);
  output.remark(`${needing} of ${rows.length} accounts need a next step.\n`);
  const unread = rows.filter(({ fault }) => fault !== undefined);
  for (const { id, fault = '' } of unread) output.fail(`${id}: ${fault}\n`);
  return unread.length ? 1 : 0;
}

function projectFolder(cwd: string): string {
  if (!isFile(cwd, PROJECT_FILE))
    throw new CannotRun(
      `No folder is named, and there is no ${PROJECT_FILE} in ${cwd}.`,
      'Write for example: waymark portfolio dist/accounts',
    );
  return readSettings(cwd).settings.output.folder;
}

async function rowOf(file: string, name: string): Promise<PortfolioRow> {
  const loaded = await loadConfig(file);
  if (loaded.config) return portfolioRow(loaded.config);
  const [issue] = loaded.ok ? [] : loaded.issues;
  const id = name.slice(0, -'.json'.length);
  return {
    id,
    name: id,
    standing: null,
    reasons: [],
    fault: `${issue?.path ?? '$'}: ${issue?.message ?? 'no config'}`,
  };
}
