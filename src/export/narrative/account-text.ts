import { dayOf } from '../../core/series/civil-time.js';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { asOfCivil } from '../../core/results/buckets.js';
import type { Result } from '../../core/results/result.js';
import { periodOf } from '../../core/results/statements.js';
import { quoteText } from './rich-text.js';

const asOfDay = (config: Config): string => dayOf(asOfCivil(config));

/** The formatted day of `asOf`. */
export const asOfText = (config: Config, localizer: Localizer): string => localizer.day(asOfDay(config));

/** The opening sentence: account, date of the data, and go-live. */
export function introText(config: Config, localizer: Localizer): string {
  const { goLive, provider } = config;
  const facts = { account: quoteText(config.account.name, localizer), asOf: asOfText(config, localizer) };
  if (goLive === undefined) return localizer.t('story.intro', facts);
  const day = localizer.day(goLive);
  if (goLive > asOfDay(config)) return localizer.t('story.intro.planned', { ...facts, day });
  return provider
    ? localizer.t('story.intro.live-with', { ...facts, day, provider: quoteText(provider.name, localizer) })
    : localizer.t('story.intro.live', { ...facts, day });
}

/** The title of the `page` narrative: account, provider and date. */
export function titleText(config: Config, localizer: Localizer): string {
  const facts = { account: quoteText(config.account.name, localizer), day: asOfText(config, localizer) };
  return config.provider
    ? localizer.t('story.title.with', { ...facts, provider: quoteText(config.provider.name, localizer) })
    : localizer.t('story.title', facts);
}

/** A sentence about the go-live day, past or planned. Null without one. */
export function liveText(config: Config, localizer: Localizer): string | null {
  const { goLive } = config;
  if (goLive === undefined) return null;
  return localizer.t(goLive > asOfDay(config) ? 'story.live.planned' : 'story.live', { day: localizer.day(goLive) });
}

/**
 * The agreed purpose verbatim, with who agreed on it and when. Says that it is missing if the plan has none; null
 * without a plan.
 */
export function purposeText({ plan }: Config, localizer: Localizer): string | null {
  if (!plan) return null;
  const { purpose, agreedBy, agreedOn } = plan;
  if (purpose === undefined) return localizer.t('plan.missing.purpose');
  const key = `story.purpose${agreedBy === undefined ? '' : '.by'}${agreedOn === undefined ? '' : '.on'}` as const;
  return localizer.t(key, {
    purpose: quoteText(purpose, localizer),
    by: quoteText(agreedBy, localizer),
    on: agreedOn === undefined ? '' : localizer.day(agreedOn),
  });
}

/** The source and latest period of the results; results that share both are grouped. */
export function sourcesText(results: readonly Result[], localizer: Localizer): string {
  const groups = new Map<string, { names: string[]; source: string; period: string | null; isUnread: boolean }>();
  for (const result of results) {
    const { metric, current, isUnread } = result;
    const source = metric.source === undefined ? localizer.t('story.source.none') : quoteText(metric.source, localizer);
    const period = current ? periodOf(result, current.bucket.start, localizer) : null;
    const key = JSON.stringify([source, period, isUnread]);
    const group = groups.get(key) ?? { names: [], source, period, isUnread };
    group.names.push(quoteText(metric.name, localizer));
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ names, source, period, isUnread }) => {
      const facts = { names: names.join(localizer.t('comma')), source };
      return period === null
        ? localizer.t(isUnread ? 'story.source.unread' : 'story.source.unmeasured', facts)
        : localizer.t('story.source', { ...facts, period });
    })
    .join(localizer.t('semicolon'));
}
