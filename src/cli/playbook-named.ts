import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadLayers } from '../authoring/load-layers.js';
import { mergeLayers } from '../authoring/merge.js';
import { isRecord } from '../core/types.js';
import { matching, readSettings } from '../fleet/project.js';
import { readText } from './files.js';
import { CannotRun } from './output.js';

/**
 * A playbook with what it extends, merged.
 * @param named its file; that of the project by default
 * @param command the command, for the hint where several files could be meant
 * @throws CannotRun where there is none, or it cannot be read
 */
export function playbookNamed(
  cwd: string,
  named: string | undefined,
  command: string,
): { file: string; playbook: Record<string, unknown> } {
  const file = named ?? onlyPlaybook(cwd, command);
  const read = (name: string) => (existsSync(path.resolve(cwd, name)) ? readText(cwd, name) : null);
  const { documents, records } = loadLayers(file, read);
  const [fault] = records.filter(({ severity }) => severity === 'error');
  if (fault) throw new CannotRun(`${fault.file}: ${fault.message}`, 'See waymark check.');
  const { value } = mergeLayers(documents.map(({ value: written }) => ({ name: file, value: written })));
  if (!isRecord(value) || !('playbook' in value))
    throw new CannotRun(`${file} is no playbook.`, 'A playbook begins with "playbook: 1".');
  return { file, playbook: value };
}

function onlyPlaybook(cwd: string, command: string): string {
  const { playbooks } = readSettings(cwd).settings;
  const found = matching(cwd, playbooks);
  const [file] = found;
  if (file === undefined || found.length > 1)
    throw new CannotRun(
      file === undefined ? `There is no ${playbooks}.` : `There are ${found.length} playbooks: ${found.join(', ')}.`,
      `Write for example: waymark ${command} playbook.yaml`,
    );
  return file;
}
