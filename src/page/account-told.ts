import { dayOf } from '../config/dates.js';
import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { asOfCivil } from '../results/buckets.js';
import type { Result } from '../results/result.js';
import { textIn } from './runs.js';

const asOfDay = (config: Config): string => dayOf(asOfCivil(config));

/** The day of `asOf` in words. */
export const asOfText = (config: Config, words: Words): string => words.day(asOfDay(config));

/** Whose numbers these are, and as of when. */
export function introText(config: Config, words: Words): string {
  const { goLive, provider } = config;
  const facts = { account: textIn(config.account.name, words), asOf: asOfText(config, words) };
  if (goLive === undefined) return words.say('story.intro', facts);
  const day = words.day(goLive);
  if (goLive > asOfDay(config)) return words.say('story.intro.planned', { ...facts, day });
  return provider ? words.say('story.intro.live-with', { ...facts, day, provider: textIn(provider.name, words) }) : words.say('story.intro.live', { ...facts, day });
}

/** The same as the title of a page. */
export function titleText(config: Config, words: Words): string {
  const facts = { account: textIn(config.account.name, words), day: asOfText(config, words) };
  return config.provider ? words.say('story.title.with', { ...facts, provider: textIn(config.provider.name, words) }) : words.say('story.title', facts);
}

/** Since when the customer is live, or will be; null where that is not known. */
export function liveText(config: Config, words: Words): string | null {
  const { goLive } = config;
  if (goLive === undefined) return null;
  return words.say(goLive > asOfDay(config) ? 'story.live.planned' : 'story.live', { day: words.day(goLive) });
}

/** What was agreed, verbatim, by whom and when; that it is missing, where there is a plan without one. */
export function purposeText({ plan }: Config, words: Words): string | null {
  if (!plan) return null;
  const { purpose, agreedBy, agreedOn } = plan;
  if (purpose === undefined) return words.say('plan.missing.purpose');
  const key = `story.purpose${agreedBy === undefined ? '' : '.by'}${agreedOn === undefined ? '' : '.on'}` as const;
  return words.say(key, { purpose: textIn(purpose, words), by: textIn(agreedBy, words), on: agreedOn === undefined ? '' : words.day(agreedOn) });
}

/** Where the numbers come from, and of which period the latest is: results of one source and period together. */
export function sourcesText(results: readonly Result[], words: Words): string {
  const groups = new Map<string, { names: string[]; source: string; period: string | null }>();
  for (const { metric, current } of results) {
    const source = metric.source === undefined ? words.say('story.source.none') : textIn(metric.source, words);
    const period = current?.bucket.label ?? null;
    const key = JSON.stringify([source, period]);
    const group = groups.get(key) ?? { names: [], source, period };
    group.names.push(textIn(metric.name, words));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ names, source, period }) => {
    const facts = { names: names.join(words.say('comma')), source };
    return period === null ? words.say('story.source.unmeasured', facts) : words.say('story.source', { ...facts, period });
  }).join(words.say('semicolon'));
}
