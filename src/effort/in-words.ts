import type { Entry } from '../config/schema.js';
import type { Words } from '../locales/words.js';

/** How long an entry takes, and how many people. */
export function minutesText({ minutes, people = 1 }: Entry, words: Words): string {
  if (minutes === undefined) return words.say('effort.minutes-unknown');
  const each = words.say('minutes', { count: minutes });
  return people > 1 ? words.say('effort.minutes-people', { minutes: each, people }) : each;
}
