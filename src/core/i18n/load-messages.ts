import type { MessagePart } from './message-types.js';
import { addMessages, messagesOf } from './localizer.js';

type Table = Readonly<Record<string, string>>;
type Bundle = Readonly<Record<string, Table>>;

/** The file that holds each part. */
const BUNDLES: Readonly<Record<MessagePart, string>> = {
  results: 'widgets',
  'plan-effort': 'widgets',
  'save-status': 'save-status',
  export: 'report',
  narrative: 'report',
  provider: 'provider',
  explain: 'explain',
};

/** The languages of the package by primary subtag. The English messages of the widgets are part of the main file. */
const LANGUAGES: Readonly<Record<string, Readonly<Record<string, () => Promise<Bundle>>>>> = {
  en: {
    report: () => import('./en/report.js'),
    provider: () => import('./en/provider.js'),
    explain: () => import('./en/explain-part.js'),
  },
  de: {
    widgets: () => import('./de/widgets.js'),
    'save-status': () => import('./de/save-status.js'),
    report: () => import('./de/report.js'),
    provider: () => import('./de/provider.js'),
    explain: () => import('./de/explain.js'),
  },
  ja: {
    widgets: () => import('./ja/widgets.js'),
    'save-status': () => import('./ja/save-status.js'),
    report: () => import('./ja/report.js'),
    provider: () => import('./ja/provider.js'),
    explain: () => import('./ja/explain.js'),
  },
  ar: {
    widgets: () => import('./ar/widgets.js'),
    'save-status': () => import('./ar/save-status.js'),
    report: () => import('./ar/report.js'),
    provider: () => import('./ar/provider.js'),
    explain: () => import('./ar/explain.js'),
  },
  fr: {
    widgets: () => import('./fr/widgets.js'),
    'save-status': () => import('./fr/save-status.js'),
    report: () => import('./fr/report.js'),
    provider: () => import('./fr/provider.js'),
    explain: () => import('./fr/explain.js'),
  },
  es: {
    widgets: () => import('./es/widgets.js'),
    'save-status': () => import('./es/save-status.js'),
    report: () => import('./es/report.js'),
    provider: () => import('./es/provider.js'),
    explain: () => import('./es/explain.js'),
  },
  pt: {
    widgets: () => import('./pt/widgets.js'),
    'save-status': () => import('./pt/save-status.js'),
    report: () => import('./pt/report.js'),
    provider: () => import('./pt/provider.js'),
    explain: () => import('./pt/explain.js'),
  },
};

/**
 * Loads messages of a language, with the English ones as a fallback. Until then `localizerFor` returns English.
 * Rejects if a file of the package cannot be loaded.
 * @param lang BCP 47 tag; a language that the package does not have loads English only
 * @example
 * await loadMessages('fr', NARRATIVE_PARTS);
 */
export async function loadMessages(lang: string, parts: readonly MessagePart[]): Promise<void> {
  const own = lang.split('-')[0]?.toLowerCase() ?? 'en';
  const load = async (language: string, part: MessagePart) => {
    if (messagesOf(language, part)) return;
    const bundle = await LANGUAGES[language]?.[BUNDLES[part]]?.();
    const messages = bundle?.[part] ?? bundle?.messages; // a file with one part exports it as `messages`
    if (messages) addMessages(language, part, messages);
  };
  await Promise.all(parts.flatMap((part) => [...new Set(['en', own])].map((language) => load(language, part))));
}
