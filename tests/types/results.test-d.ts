// The types of the functions of `waymark/results` and `waymark/page`. `npm run typecheck` checks this file.
import type { Change, ConfigInput as InputOfMain } from '../../src/index.js';
import {
  behaviorOf,
  doNext,
  effortOf,
  parseConfig,
  planOf,
  resultOf,
  type Config,
  type ConfigInput,
  type Delta,
  type EntryOf,
  type Issue,
  type MetricInput,
  type Projection,
  type Result,
} from '../../src/core/index.js';
import { lastSeenOf, pageHtml, sinceLastVisit, type LastSeen, type SinceView } from '../../src/export/index.js';

// A parsed config is accepted by every function, also after a check of `ok`.
const answer = parseConfig('{}');
if (answer.ok) {
  resultOf(answer.config, 'orders') satisfies Result;
  behaviorOf(answer.config, 'scanning').kept satisfies number;
  planOf(answer.config)?.advice.length satisfies number | undefined;
  effortOf(answer.config).asked.minutes satisfies number;
  doNext(answer.config)[0]?.entry satisfies EntryOf<'action'> | undefined;
  answer.warnings satisfies Issue[];
  // @ts-expect-error a valid config has no issues
  answer.issues satisfies Issue[];
} else {
  answer.issues satisfies Issue[];
  // @ts-expect-error the config may be missing if something is wrong
  resultOf(answer.config, 'orders');
}
// @ts-expect-error a config as an author writes it must be parsed first
resultOf({ version: 1, asOf: '', account: { id: '', name: '' } }, 'orders');

// The change of a result is a Delta; a Change is a change by a person, under the same name from both entries.
declare const result: Result;
result.change satisfies Delta | null;
// @ts-expect-error a result's change has no kind
result.change satisfies Change | null;
result.projection satisfies Projection;
if ('refused' in result.projection) result.projection.refused satisfies string;
else result.projection.earliest satisfies string;
declare const fromMain: InputOfMain;
fromMain satisfies ConfigInput;

// Authors get the kinds checked.
({ id: 'orders', name: { en: 'Orders', de: 'Bestellungen' }, direction: 'increase' }) satisfies MetricInput;
// @ts-expect-error the direction is required
({ id: 'orders', name: 'Orders' }) satisfies MetricInput;
// @ts-expect-error there is no such direction
({ id: 'orders', name: 'Orders', direction: 'up' }) satisfies MetricInput;
({ id: 'a', kind: 'question', title: 'Which depots?' }) satisfies NonNullable<ConfigInput['effort']>['entries'] extends
  (infer E)[] | undefined
  ? E
  : never;
declare const entry: NonNullable<Config['effort']>['entries'][number];
if (entry.kind === 'contact') entry.name satisfies unknown;
// @ts-expect-error only a contact has a name
if (entry.kind === 'action') entry.name satisfies unknown;

// The digest of a visit is plain JSON.
declare const config: Config;
lastSeenOf(config) satisfies LastSeen;
JSON.parse(JSON.stringify(lastSeenOf(config))) satisfies unknown;
declare const localizer: Parameters<typeof sinceLastVisit>[2];
sinceLastVisit('{}', config, localizer) satisfies SinceView | null;
void (pageHtml(config, { sections: ['results'] }) satisfies Promise<string>);
// @ts-expect-error there is no such section
void pageHtml(config, { sections: ['result'] });
