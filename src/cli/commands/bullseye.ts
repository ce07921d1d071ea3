import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadLayers } from '../../authoring/load-layers.js';
import { mergeLayers } from '../../authoring/merge.js';
import { isRecord } from '../../core/types.js';
import { bullseyeHtml } from '../../fleet/bullseye-page.js';
import { matching, readSettings } from '../../fleet/project.js';
import { writeWhole } from '../../fleet/write.js';
import { readText, shownPath } from '../files.js';
import { CannotRun, type Output } from '../output.js';

/**
 * `waymark bullseye`: the map of proven results of a playbook as one page.
 * @param named the playbook; that of the project by default
 * @param out the page; beside the playbook by default
 */
export function bullseye(cwd: string, named: string | undefined, out: string | undefined, output: Output): number {
  const file = named ?? onlyPlaybook(cwd);
  const read = (name: string) => (existsSync(path.resolve(cwd, name)) ? readText(cwd, name) : null);
  const { documents, records } = loadLayers(file, read);
  const [fault] = records.filter(({ severity }) => severity === 'error');
  if (fault) throw new CannotRun(`${fault.file}: ${fault.message}`, 'See waymark check.');
  const { value } = mergeLayers(documents.map(({ value: written }) => ({ name: file, value: written })));
  if (!isRecord(value) || !('playbook' in value))
    throw new CannotRun(`${file} is no playbook.`, 'A playbook begins with "playbook: 1".');
  const page = path.resolve(cwd, out ?? file.replace(/(?:\.\w+)?$/, '.bullseye.html'));
  writeWhole(page, bullseyeHtml(value));
  output.write(`${shownPath(cwd, page)}\n`);
  return 0;
}

function onlyPlaybook(cwd: string): string {
  const { playbooks } = readSettings(cwd).settings;
  const found = matching(cwd, playbooks);
  const [file] = found;
  if (file === undefined || found.length > 1)
    throw new CannotRun(
      file === undefined ? `There is no ${playbooks}.` : `There are ${found.length} playbooks: ${found.join(', ')}.`,
      'Write for example: waymark bullseye playbook.yaml',
    );
  return file;
}
