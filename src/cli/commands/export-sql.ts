import { DIALECTS, measurementsModel, queriesIn } from '../../fleet/measurements-model.js';
import { CannotRun, type Output } from '../output.js';
import { playbookNamed } from '../playbook-named.js';

/** `waymark export-sql`: prints the queries of a playbook as one model for a warehouse. */
export function exportSql(cwd: string, named: string | undefined, wanted: unknown, output: Output): number {
  const dialect = DIALECTS.find((name) => name === wanted);
  if (!dialect) throw new CannotRun(`There is no dialect ${JSON.stringify(wanted)}.`, `Use ${DIALECTS.join(', ')}.`);
  const { file, playbook } = playbookNamed(cwd, named, 'export-sql');
  const queries = queriesIn(playbook);
  if (!queries.length)
    throw new CannotRun(`${file} has no query.`, 'Name one: points: { sql: "select account_id, date, value from …" }.');
  output.write(measurementsModel(queries, dialect));
  return 0;
}
