import type { SlicedTask } from '../series/time-slicing.js';
import type { Path } from '../types.js';
import type { Collection } from './collections.js';
import { didYouMean } from './did-you-mean.js';
import { describeValue, MAX_ISSUES, pathText, type Issue } from './issues.js';
import type { ToInputPath } from './prune.js';
import type { Config, Metric } from './schema.js';
import type { SchemaFault } from './schema-issues.js';
import { brokenRules, type BrokenRule, type Contradiction, type Doubt } from './semantic-rules.js';

export interface SemanticFault extends SchemaFault {
  /** The path to drop because of it. `nothing` if the config can be shown as it is, `config` if it is lost. */
  drop: Path | 'nothing' | 'config';
}

/**
 * Finds the rules that a config breaks, as issues with messages.
 * @param known the ids of a list, including those of dropped parts
 * @param toInputPath maps a path in the config to its path in the input
 */
export function* semanticSteps(
  config: Config,
  known: (collection: Collection) => readonly string[],
  toInputPath: ToInputPath,
): SlicedTask<SemanticFault[]> {
  const faults: SemanticFault[] = [];
  let count = 0;
  for (const broken of brokenRules(config, known)) {
    if (broken) faults.push(faultOf(broken, config, toInputPath, faults.length < MAX_ISSUES));
    if (!broken || ++count % 1000 === 0) yield;
  }
  return faults;
}

/** @param withHint false beyond the maximum of issues: a hint compares every id */
function faultOf(broken: BrokenRule, config: Config, toInputPath: ToInputPath, withHint: boolean): SemanticFault {
  const at = toInputPath(broken.path);
  const fault = (
    code: Issue['code'],
    drop: SemanticFault['drop'],
    path: Path,
    found: unknown,
    expected: string,
    more: Partial<Issue> = {},
  ): SemanticFault => {
    const words = describeValue(found);
    const message = found === undefined ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${words}.`;
    return { path, drop, issue: { code, path: pathText(path), message, expected, found: words, ...more } };
  };
  switch (broken.rule) {
    case 'time-zone':
      return fault('value', 'config', at, config.account.timeZone, 'an IANA time zone', {
        hint: 'Such as "Europe/Berlin".',
      });
    case 'duplicate': {
      const { id } = broken;
      return fault('duplicate', at, [...at, 'id'], id, 'an id of its own', {
        part: id,
        hint: `${pathText(toInputPath(broken.first))} has this id already.`,
      });
    }
    case 'reference': {
      const what = REFERENTS[broken.to.join()] ?? 'a part';
      const holder = HOLDERS[broken.from]?.(broken.holder) ?? 'This';
      // what an ask is for may be misspelt: it is asked all the same
      const drop = broken.from === 'effort.entries' && broken.path.at(-2) === 'moves' ? 'nothing' : at;
      return fault('reference', drop, at, broken.id, `the id of ${what}`, {
        message: `${holder} refers to ${describeValue(broken.id)}, but no ${what.replace(/^an? /, '')} has that id.`,
        ...(withHint
          ? didYouMean(
              broken.id,
              broken.known.flatMap((ids) => [...ids]),
            )
          : {}),
      });
    }
    case 'circle':
      return fault('circular', 'nothing', at, broken.ids[0], 'a milestone that does not wait for this one', {
        message: circleText(broken.ids, broken.others),
        hint: 'Take one of these references out.',
      });
    case 'no-band':
    case 'no-value':
    case 'edges':
    case 'span': {
      const [found, expected] = CONTRADICTIONS[broken.rule](broken.measure);
      return fault('value', at.slice(0, 2), at, found, expected, { part: broken.measure.id });
    }
    default: {
      const { message, hint } = doubtText(broken);
      const issue: Issue = { severity: 'warning', code: 'doubtful', path: pathText(at), message, hint };
      return { path: at, drop: 'nothing', issue };
    }
  }
}

function circleText(ids: readonly string[], more: number): string {
  const [first = '', ...others] = ids.map(describeValue);
  if (!others.length) return `Milestone ${first} waits for itself.`;
  const last = more > 0 ? `, and so on through ${more} more` : '';
  return `Milestone ${first} waits for ${others.join(', which waits for ')}${last}, which waits for ${first} again.`;
}

/** The subject of a message, by the list that holds the reference. */
const HOLDERS: Readonly<Record<string, (holder: { readonly id?: unknown; readonly date?: unknown }) => string>> = {
  behaviors: ({ id }) => `Behaviour "${String(id)}"`,
  events: ({ date }) => `The event of ${String(date)}`,
  plan: () => 'The plan',
  'plan.milestones': ({ id }) => `Milestone "${String(id)}"`,
  'plan.nextPhase': () => 'The next phase',
  'effort.entries': ({ id }) => `Entry "${String(id)}"`,
};

/** The object of a message, by the lists that it should be found in. */
const REFERENTS: Readonly<Record<string, string>> = {
  metrics: 'a metric',
  'metrics,behaviors': 'a metric or behaviour',
  'plan.milestones': 'a milestone',
  'plan.roles': 'a role',
  'plan.nextPhase.options': 'an option',
};

/** The value found, and the one that was expected. */
const CONTRADICTIONS: Readonly<
  Record<Contradiction, (measure: Pick<Metric, 'direction' | 'target' | 'baseline'>) => [unknown, string]>
> = {
  'no-band': () => [undefined, '"min" or "max" or both, since "direction" is "maintain"'],
  'no-value': ({ direction }) => [undefined, `a value to reach, since "direction" is "${direction}"`],
  edges: ({ target }) => [target?.min, `a number that is at most "max" (${target?.max})`],
  span: ({ baseline }) => [baseline?.from, `a day that is not after "to" (${baseline?.to})`],
};

/** The number without the rounding error of binary fractions. */
const rounded = (value: number): number => Number(value.toPrecision(12));

function doubtText(doubt: Doubt): { message: string; hint: string } {
  switch (doubt.rule) {
    case 'percent':
      return {
        message: `${doubt.value} is written as ${rounded(doubt.value * 100)} %, since "style" is "percent".`,
        hint: `Did you mean ${rounded(doubt.value / 100)}?`,
      };
    case 'wrong-side':
      return {
        message: `The target ${doubt.value} is worse than the agreed baseline ${doubt.baseline}, since "direction" is "${doubt.direction}".`,
        hint: `Did you mean the direction "${doubt.direction === 'increase' ? 'decrease' : 'increase'}"?`,
      };
    case 'stage-order':
      return {
        message: `This stage is due on ${doubt.by}, but the one before it on ${doubt.after}.`,
        hint: 'List the stages in order of date.',
      };
    case 'stage-late':
      return {
        message: `This stage is due on ${doubt.by}, but the target itself on ${doubt.target}.`,
        hint: 'A stage comes before the target.',
      };
    case 'no-currency':
      return {
        message: 'An amount of money without a currency is shown as a bare number.',
        hint: 'Name the currency here, or as "account.currency".',
      };
    case 'renewal-first':
      return {
        message: `The renewal (${doubt.renewal}) is before the go-live (${doubt.goLive}).`,
        hint: 'Check the year of both.',
      };
    case 'due-first':
      return {
        message: `Milestone ${describeValue(doubt.id)} is due on ${doubt.due}, but waits for ${describeValue(doubt.before)}, which is due on ${doubt.beforeDue}.`,
        hint: 'Agree on a day after that one.',
      };
    case 'due-late':
      return {
        message: `Milestone ${describeValue(doubt.id)} is due on ${doubt.due}, after the renewal on ${doubt.renewal}.`,
        hint: 'Agree on an earlier day, or leave it to the next phase.',
      };
  }
}
