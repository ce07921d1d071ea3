import { daysOfSilence, SILENT_DAYS } from '../core/advice/rules/fit.js';
import type { Config } from '../core/config/schema.js';
import { localizerFor } from '../core/i18n/localizer.js';
import { daysBetween, planFacts } from '../core/plan/plan.js';
import { asOfCivil } from '../core/results/buckets.js';
import type { Pace } from '../core/results/projection.js';
import { resultOf, statement } from '../core/results/result.js';
import { statusLabel } from '../core/results/result-text.js';
import type { State } from '../core/results/state.js';
import { statusOf, type StatusId } from '../core/results/status.js';
import { dayOf } from '../core/series/civil-time.js';

/** The standing of one result of an account. Numbers are in the metric's unit, texts in English. */
export interface ResultStanding {
  /** Id of the metric. */
  id: string;
  name: string;
  status: StatusId;
  /** The status in words, as a widget shows it. */
  label: string;
  state: State;
  /** Null without a date, once reached, or without a projection. */
  pace: Pace | null;
  /** True if an agreed date passed without the value. */
  isMissed: boolean;
  /** The number of stages of the target that the value meets now, and of all of them. */
  stages: { met: number; of: number };
  /** The latest finished value. */
  value: number | null;
  /** First day of its period, `YYYY-MM-DD`. */
  period: string | null;
  baseline: number | null;
  target: number | null;
  /** The day by which to reach it, `YYYY-MM-DD`. */
  by: string | null;
  /** The result in one sentence. */
  sentence: string;
}

/** The standing of an account, from its config alone. */
export interface Standing {
  id: string;
  name: string;
  asOf: string;
  /** The day of `asOf` in the account's time zone. */
  day: string;
  /** The day of the renewal; null if the config names none. */
  renewal: string | null;
  /** Days until the renewal; negative once it has passed. */
  daysToRenewal: number | null;
  results: ResultStanding[];
  /** The chosen next phase. */
  nextPhase: { id: string; name: string } | null;
  /** Days since the last known act of the customer; null if none is known. */
  silentDays: number | null;
  /** True after more than 60 days of silence. */
  isSilent: boolean;
}

/** Computes the standing of an account. It judges results alone, no signals. */
export function standingOf(config: Config): Standing {
  const localizer = localizerFor('en', config.messages);
  const day = dayOf(asOfCivil(config));
  const chosen = planFacts(config, localizer)?.nextPhase.chosen ?? null;
  const silentDays = daysOfSilence(config, day);
  return {
    id: config.account.id,
    name: localizer.text(config.account.name),
    asOf: config.asOf,
    day,
    renewal: config.renewal ?? null,
    daysToRenewal: config.renewal === undefined ? null : daysBetween(day, config.renewal),
    results: config.metrics
      .filter(({ kind }) => kind === 'result')
      .map(({ id, name, target }): ResultStanding => {
        const result = resultOf(config, id, localizer);
        const { state, pace, stages, current, baseline } = result;
        return {
          id,
          name: localizer.text(name),
          status: statusOf(result),
          label: statusLabel(result, localizer).text,
          state,
          pace,
          isMissed: pace === 'missed' || stages.some(({ isMissed }) => isMissed),
          stages: { met: stages.filter(({ isMet }) => isMet).length, of: stages.length },
          value: current?.value ?? null,
          period: current?.bucket.start ?? null,
          baseline: baseline?.value ?? null,
          target: target?.value ?? null,
          by: target?.by ?? null,
          sentence: statement(result, 'headline'),
        };
      }),
    nextPhase: chosen && { id: chosen.id, name: localizer.text(chosen.name) },
    silentDays,
    isSilent: silentDays !== null && silentDays > SILENT_DAYS,
  };
}
