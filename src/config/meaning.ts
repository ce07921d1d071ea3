import { describeValue, MOST_ISSUES, pathText, type Issue, type Path } from './issues.js';
import { didYouMean } from './nearest.js';
import type { Collection } from './parts.js';
import { brokenRules, type Contradiction } from './rules.js';
import type { Config, Metric } from './schema.js';
import type { ShapeFault } from './shape.js';
import type { Origin } from './without.js';

export interface MeaningFault extends ShapeFault {
  /** What must be left out because of it; null where the whole config is lost. */
  drop: Path | null;
}

/**
 * Finds which rules a config breaks, and puts it into words.
 * @param known the ids of a list, those of parts that are left out included
 * @param origin where in the input the parts of the config stood
 */
export function checkMeaning(config: Config, known: (collection: Collection) => readonly string[], origin: Origin): MeaningFault[] {
  const faults: MeaningFault[] = [];
  for (const broken of brokenRules(config, known)) {
    const at = origin(broken.path);
    const report = (code: Issue['code'], drop: Path | null, path: Path, found: unknown, expected: string, more: Partial<Issue> = {}) => {
      const words = describeValue(found);
      const message = found === undefined ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${words}.`;
      faults.push({ path, drop, issue: { code, path: pathText(path), message, expected, found: words, ...more } });
    };
    switch (broken.rule) {
      case 'time-zone':
        report('value', null, at, config.account.timeZone, 'an IANA time zone', { hint: 'Such as "Europe/Berlin".' });
        break;
      case 'duplicate': {
        const { id } = broken;
        report('duplicate', at, [...at, 'id'], id, 'an id of its own', { part: id, hint: `${pathText(origin(broken.first))} has this id already.` });
        break;
      }
      case 'reference': {
        const what = WHAT[broken.to.join()] ?? 'a part';
        report('reference', at, at, broken.id, `the id of ${what}`, {
          message: `${WHO[broken.from]?.(broken.holder) ?? 'This'} refers to ${describeValue(broken.id)}, but no ${what.replace(/^an? /, '')} has that id.`,
          // a hint looks at every id: not for faults that nobody will read
          ...(faults.length < MOST_ISSUES ? didYouMean(broken.id, broken.known.flatMap((ids) => [...ids])) : {}),
        });
        break;
      }
      default: {
        const { id } = broken.measure;
        const [found, expected] = CONTRADICTIONS[broken.rule](broken.measure);
        report('value', at.slice(0, 2), at, found, expected, { part: id });
      }
    }
  }
  return faults;
}

/** What refers, by where it stands. */
const WHO: Readonly<Record<string, (holder: { readonly id?: unknown; readonly date?: unknown }) => string>> = {
  behaviors: ({ id }) => `Behaviour "${String(id)}"`,
  events: ({ date }) => `The event of ${String(date)}`,
  plan: () => 'The plan',
  'plan.milestones': ({ id }) => `Milestone "${String(id)}"`,
  'plan.nextPhase': () => 'The next phase',
  'effort.entries': ({ id }) => `Entry "${String(id)}"`,
};

/** What is referred to, by where it should stand. */
const WHAT: Readonly<Record<string, string>> = {
  metrics: 'a metric',
  'metrics,behaviors': 'a metric or behaviour',
  'plan.milestones': 'a milestone',
  'plan.roles': 'a role',
  'plan.nextPhase.options': 'an option',
};

/** What was found, and what was expected. */
const CONTRADICTIONS: Readonly<Record<Contradiction, (measure: Pick<Metric, 'direction' | 'target' | 'baseline'>) => [unknown, string]>> = {
  'no-band': () => [undefined, '"min" or "max" or both, since "direction" is "maintain"'],
  'no-value': ({ direction }) => [undefined, `a value to reach, since "direction" is "${direction}"`],
  edges: ({ target }) => [target?.min, `a number that is at most "max" (${target?.max})`],
  span: ({ baseline }) => [baseline?.from, `a day that is not after "to" (${baseline?.to})`],
};
