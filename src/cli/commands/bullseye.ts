import path from 'node:path';
import { bullseyeHtml } from '../../fleet/bullseye-page.js';
import { writeWhole } from '../../fleet/write.js';
import { shownPath } from '../files.js';
import type { Output } from '../output.js';
import { playbookNamed } from '../playbook-named.js';

/**
 * `waymark bullseye`: the map of proven results of a playbook as one page.
 * @param named the playbook; that of the project by default
 * @param out the page; beside the playbook by default
 */
export function bullseye(cwd: string, named: string | undefined, out: string | undefined, output: Output): number {
  const { file, playbook } = playbookNamed(cwd, named, 'bullseye');
  const page = path.resolve(cwd, out ?? file.replace(/(?:\.\w+)?$/, '.bullseye.html'));
  writeWhole(page, bullseyeHtml(playbook));
  output.write(`${shownPath(cwd, page)}\n`);
  return 0;
}
