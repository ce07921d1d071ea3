import type { messages as explain } from './en/explain.js';
import type { messages as exportMessages } from './en/export.js';
import type { messages as narrative } from './en/narrative.js';
import type { messages as planEffort } from './en/plan-effort.js';
import type { messages as provider } from './en/provider.js';
import type { messages as results } from './en/results.js';
import type { messages as saveStatus } from './en/save-status.js';

/** The English messages by part. Each part is a file that is loaded when it is first needed. */
interface MessageParts {
  results: typeof results;
  'plan-effort': typeof planEffort;
  'save-status': typeof saveStatus;
  provider: typeof provider;
  explain: typeof explain;
  export: typeof exportMessages;
  narrative: typeof narrative;
}

/** The name of a part of the messages; also the name of its file. */
export type MessagePart = keyof MessageParts;

/** The key of a message, in any part. */
export type MessageKey = { [P in MessagePart]: keyof MessageParts[P] }[MessagePart];

/** One part in another language. It may add the plural forms that its language has and English lacks. */
export type MessageTable<P extends MessagePart> = Readonly<Record<keyof MessageParts[P], string>> &
  Readonly<Record<string, string>>;
