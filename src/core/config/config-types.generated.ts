// Made from schema.ts by `npm run generate`: change that, not this.
import type { Period, Points, Text, Unit } from '../types.js';

/** The customer. */
export interface Account {
  /** The id of the account. */
  id: string;
  /** The name of the customer. */
  name: Text;
  /**
   * The IANA time zone in which days begin and end.
   * @default "UTC"
   */
  timeZone: string;
  /** ISO 4217 code of the currency of all amounts. */
  currency?: string | undefined;
  /** URL of a picture for the results page, relative to the config. */
  logo?: string | undefined;
}

/** A result or a signal, with its measured values. */
export interface Metric {
  /** The id, unique among metrics and behaviours. */
  id: string;
  /** The customer’s name for it. */
  name: Text;
  /** The exact definition, so that anyone could count it again. */
  definition?: Text | undefined;
  /** The system and table the values come from. */
  source?: Text | undefined;
  /** The side that measures it. */
  measuredBy?: 'customer' | 'provider' | 'shared' | undefined;
  /** How to format its values. */
  unit?: Unit | undefined;
  /** The direction that is better; maintain: inside a band. */
  direction: 'increase' | 'decrease' | 'maintain';
  /**
   * A result is the customer’s own; log-ins, seats and scores are signals.
   * @default "result"
   */
  kind: 'result' | 'signal';
  /**
   * The length of a period; statements compare whole periods.
   * @default "month"
   */
  period: Period;
  /**
   * How the points of a period become its value.
   * @default "last"
   */
  aggregate: 'sum' | 'mean' | 'median' | 'last' | 'min' | 'max';
  /** The starting point; default: all finished periods before go-live. */
  baseline?: {
    /** The agreed value; default: the median of the span. From -1e15 to 1e15. */
    value?: number | undefined;
    /** First day of the span. As `YYYY-MM-DD`, from 1900 to 2200. */
    from?: string | undefined;
    /** Last day of the span. As `YYYY-MM-DD`, from 1900 to 2200. */
    to?: string | undefined;
    /** The person who agreed to it. */
    agreedBy?: Text | undefined;
    /** The day it was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
    agreedOn?: string | undefined;
  } | undefined;
  /** The target. */
  target?: {
    /** The value to reach (increase or decrease). From -1e15 to 1e15. */
    value?: number | undefined;
    /** The lower edge of the band to stay in (maintain). From -1e15 to 1e15. */
    min?: number | undefined;
    /** The upper edge of the band to stay in (maintain). From -1e15 to 1e15. */
    max?: number | undefined;
    /** The day by which to reach it. As `YYYY-MM-DD`, from 1900 to 2200. */
    by?: string | undefined;
    /** The person who agreed to it. */
    agreedBy?: Text | undefined;
    /** The day it was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
    agreedOn?: string | undefined;
    /** Steps on the way to the target, in order of date (increase or decrease). */
    stages?: {
      /** The value to reach by then. From -1e15 to 1e15. */
      value: number;
      /** The day by which to reach it. As `YYYY-MM-DD`, from 1900 to 2200. */
      by: string;
    }[] | undefined;
  } | undefined;
  /** The values repeat by the year: each period is compared with the same period of the last year before go-live. */
  season?: 'year' | undefined;
  /**
   * The measured values.
   * @default []
   */
  points: Points;
  /**
   * Changes of the definition; values before and after one are not compared.
   * @default []
   */
  breaks: {
    /** First day of the new definition. As `YYYY-MM-DD`, from 1900 to 2200. */
    at: string;
    /** The change. */
    note?: Text | undefined;
  }[];
  /** The same metric for a group where nothing was changed. */
  comparison?: {
    /** The name of the comparison. */
    name: Text;
    /**
     * The values of the comparison.
     * @default []
     */
    points: Points;
  } | undefined;
  /** The worth of an improvement, as agreed with the customer. */
  worth?: {
    /**
     * Money for one unit of improvement in one period; for a percentage, the unit is one percentage point. From -1e15
     * to 1e15.
     */
    perUnit: number;
    /** ISO 4217 code; default: the currency of the account. */
    currency?: string | undefined;
    /** How the rate was determined, and who agreed. */
    note?: Text | undefined;
  } | undefined;
  /**
   * Explanations of single values.
   * @default []
   */
  notes: {
    /** The day it explains. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The explanation. */
    text: Text;
  }[];
  /** The customer has confirmed the number. */
  confirmed?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The confirmed value. From -1e15 to 1e15. */
    value?: number | undefined;
  } | undefined;
  /** The customer has disputed the number. */
  disputed?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The reason. */
    reason?: Text | undefined;
  } | undefined;
}

/** A key behaviour: what people do differently, and which results it moves. */
export interface Behavior {
  /** The id, unique among metrics and behaviours. */
  id: string;
  /** The habit: what people do differently. */
  name: Text;
  /** The reason why it moves the result. */
  why?: Text | undefined;
  /**
   * Ids of the metrics it moves.
   * @default []
   */
  moves: string[];
  /** The people who do it. */
  who?: Text | undefined;
  /** The day it began. As `YYYY-MM-DD`, from 1900 to 2200. */
  since?: string | undefined;
  /**
   * The length of a period.
   * @default "week"
   */
  cadence: Period;
  /**
   * How the points of a period become its value.
   * @default "mean"
   */
  aggregate: 'sum' | 'mean' | 'median' | 'last' | 'min' | 'max';
  /** How to format its values. */
  unit?: Unit | undefined;
  /**
   * The direction that is better; maintain: inside a band.
   * @default "increase"
   */
  direction: 'increase' | 'decrease' | 'maintain';
  /** The value from which a period counts as kept. */
  target?: {
    /** The value to reach (increase or decrease). From -1e15 to 1e15. */
    value?: number | undefined;
    /** The lower edge of the band to stay in (maintain). From -1e15 to 1e15. */
    min?: number | undefined;
    /** The upper edge of the band to stay in (maintain). From -1e15 to 1e15. */
    max?: number | undefined;
    /** The day by which to reach it. As `YYYY-MM-DD`, from 1900 to 2200. */
    by?: string | undefined;
    /** The person who agreed to it. */
    agreedBy?: Text | undefined;
    /** The day it was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
    agreedOn?: string | undefined;
  } | undefined;
  /** The delay until the result can move. */
  lag?: {
    /** The delay in periods of the metric. An integer from 0 to 1,000. */
    periods: number;
  } | undefined;
  /** The system the values come from. */
  source?: Text | undefined;
  /**
   * The measured values.
   * @default []
   */
  points: Points;
}

/** Something that happened on a day. */
export interface TimelineEvent {
  /** The id, unique among events. */
  id?: string | undefined;
  /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
  date: string;
  /** The kind of event. */
  kind: 'go-live' | 'behavior' | 'milestone' | 'expertise' | 'incident' | 'note';
  /** A short label. */
  label: Text;
  /**
   * Ids of the metrics it concerns; empty: all.
   * @default []
   */
  metrics: string[];
}

/** A step of the success plan. */
export interface Milestone {
  /** The id, unique among milestones. */
  id: string;
  /** The name: what is true once it is reached. */
  name: Text;
  /** The day it is due. As `YYYY-MM-DD`, from 1900 to 2200. */
  due?: string | undefined;
  /** The day it was done, alone or with more about it; null: not done. */
  done?: string | {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** A text or a link as evidence. */
    evidence?: string | undefined;
    /** The instant at which a person marked it, if later than asOf. As ISO 8601 with an offset. */
    at?: string | undefined;
  } | null | undefined;
  /** The side that must reach it; default: the side of its owner. */
  side?: 'customer' | 'provider' | undefined;
  /** Id of the role that owns it. */
  owner?: string | undefined;
  /**
   * Ids of the milestones that must be done first.
   * @default []
   */
  after: string[];
  /**
   * Ids of the metrics it moves.
   * @default []
   */
  metrics: string[];
  /** The evidence that is expected when it is done. */
  proof?: Text | undefined;
}

/** A person or a role, of the customer or of the provider. */
export interface Role {
  /** The id, unique among roles. */
  id: string;
  /** The side it is on. */
  side: 'customer' | 'provider';
  /** The role, for example Executive sponsor. */
  role: Text;
  /** The name or title of the person. */
  name?: Text | undefined;
  /** The responsibility of the role. */
  responsibility?: Text | undefined;
  /** The day the person last confirmed it. As `YYYY-MM-DD`, from 1900 to 2200. */
  confirmedOn?: string | undefined;
}

/** An option for the next phase. */
export interface NextPhaseOption {
  /** The id, unique among options. */
  id: string;
  /** The kind of next phase. */
  kind: 'improvement' | 'targets' | 'expertise' | 'teams' | 'technology';
  /** The name. */
  name: Text;
  /** The promised result. */
  result?: Text | undefined;
  /** The rank that the customer gave it; 1 is the first. An integer from 1 to 10,000. */
  rank?: number | undefined;
}

/** The options for the time after this plan. */
export interface NextPhase {
  /**
   * The options for the next phase.
   * @default []
   */
  options: NextPhaseOption[];
  /** Id of the chosen option. */
  chosen?: string | undefined;
}

/** The success plan. */
export interface Plan {
  /** The reason why the customer bought, in the customer’s words. */
  purpose?: Text | undefined;
  /** The day the purpose was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
  agreedOn?: string | undefined;
  /** The person who agreed to it. */
  agreedBy?: Text | undefined;
  /** The last confirmation that the purpose still stands. */
  confirmed?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
  } | undefined;
  /** The experience that the customer wants on the way. */
  experience?: Text | undefined;
  /**
   * Ids of the metrics that measure the purpose.
   * @default []
   */
  metrics: string[];
  /**
   * The steps on the way.
   * @default []
   */
  milestones: Milestone[];
  /**
   * The roles, on both sides.
   * @default []
   */
  roles: Role[];
  /** The time after this plan. */
  nextPhase?: NextPhase | undefined;
}

/** An entry of the effort ledger; its `kind` decides its members. */
export type Entry =
  | ActionEntry
  | QuestionEntry
  | DecisionEntry
  | FeedbackEntry
  | MeetingEntry
  | ContactEntry
  | IncidentEntry
  | FollowUpEntry
  | CaseEntry;

/** The members of every kind of entry. */
export interface EntryBase {
  /** The id, unique among entries. */
  id: string;
  /** The side whose effort it is. */
  side?: 'customer' | 'provider' | undefined;
  /** The topic: entries of one topic have the same word. */
  topic?: string | undefined;
  /** The reason why it is worth the effort. */
  why?: Text | undefined;
  /**
   * Ids of the metrics or behaviours it moves.
   * @default []
   */
  moves: string[];
  /** Id of the role that does it. */
  role?: string | undefined;
  /** Minutes for each person; absent: not known. From 0 to 1,000,000. */
  minutes?: number | undefined;
  /** The number of people; default: 1. An integer from 1 to 1,000,000. */
  people?: number | undefined;
  /** The day it is due. As `YYYY-MM-DD`, from 1900 to 2200. */
  due?: string | undefined;
  /** URL of the place to do it. */
  link?: string | undefined;
  /** When it was done, by whom, with which evidence; null: not done. */
  done?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** A text or a link as evidence. */
    evidence?: string | undefined;
    /** The instant at which a person marked it, if later than asOf. As ISO 8601 with an offset. */
    at?: string | undefined;
  } | null | undefined;
  /** The evidence that is expected when a person ticks it. */
  proof?: Text | undefined;
  /**
   * Comments of people.
   * @default []
   */
  comments: {
    /** The day of the comment. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The comment. */
    text: Text;
  }[];
}

/** An entry of the kind `action`. */
export interface ActionEntry extends EntryBase {
  /** The kind. */
  kind: 'action';
  /** The title. */
  title: Text;
  /** The recommended way. */
  default?: Text | undefined;
}

/** An entry of the kind `question`. */
export interface QuestionEntry extends EntryBase {
  /** The kind. */
  kind: 'question';
  /** The title. */
  title: Text;
  /** The day it was asked. As `YYYY-MM-DD`, from 1900 to 2200. */
  asked?: string | undefined;
  /** The answer. */
  answer?: {
    /** The day of the answer. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The answer. */
    text: Text;
  } | undefined;
}

/** An entry of the kind `decision`. */
export interface DecisionEntry extends EntryBase {
  /** The kind. */
  kind: 'decision';
  /** The title. */
  title: Text;
  /**
   * The options to choose from.
   * @default []
   */
  options: Text[];
  /** The recommended option. */
  default?: Text | undefined;
  /** The reason for the recommendation. */
  reason?: Text | undefined;
  /** The decision. */
  answer?: {
    /** The day of the answer. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The answer. */
    text: Text;
  } | undefined;
}

/** An entry of the kind `feedback`. */
export interface FeedbackEntry extends EntryBase {
  /** The kind. */
  kind: 'feedback';
  /** The title. */
  title: Text;
  /** The day it was given. As `YYYY-MM-DD`, from 1900 to 2200. */
  given?: string | undefined;
  /** The day by which a reply was promised. As `YYYY-MM-DD`, from 1900 to 2200. */
  replyBy?: string | undefined;
  /** The day of the reply. As `YYYY-MM-DD`, from 1900 to 2200. */
  replied?: string | undefined;
  /** The change it led to. */
  change?: Text | undefined;
}

/** An entry of the kind `meeting`. */
export interface MeetingEntry extends EntryBase {
  /** The kind. */
  kind: 'meeting';
  /** The title. */
  title: Text;
  /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
  on?: string | undefined;
  /** The topics of the meeting. */
  agenda?: Text | undefined;
  /** The text or link to read before the meeting. */
  preRead?: Text | undefined;
  /** The expected outcome, or the actual one afterwards. */
  outcome?: Text | undefined;
  /** The side whose calendar set the date. */
  calendar?: 'customer' | 'provider' | undefined;
}

/** An entry of the kind `contact`. */
export interface ContactEntry extends EntryBase {
  /** The kind. */
  kind: 'contact';
  /** The title. */
  title?: Text | undefined;
  /** The person to turn to for the topic. */
  name: Text;
}

/** An entry of the kind `incident`. */
export interface IncidentEntry extends EntryBase {
  /** The kind. */
  kind: 'incident';
  /** The title. */
  title: Text;
  /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
  on?: string | undefined;
  /** A text to forward as it is. */
  message?: Text | undefined;
}

/** An entry of the kind `follow-up`. */
export interface FollowUpEntry extends EntryBase {
  /** The kind. */
  kind: 'follow-up';
  /** The title. */
  title: Text;
  /** Minutes it saves the customer. From 0 to 1,000,000. */
  saves?: number | undefined;
}

/** An entry of the kind `case`. */
export interface CaseEntry extends EntryBase {
  /** The kind. */
  kind: 'case';
  /** The title. */
  title: Text;
  /** The day it was opened. As `YYYY-MM-DD`, from 1900 to 2200. */
  opened?: string | undefined;
  /** The day it was closed. As `YYYY-MM-DD`, from 1900 to 2200. */
  closed?: string | undefined;
  /** The number of tries it took. An integer from 1 to 10,000. */
  tries?: number | undefined;
}

/** A config: one customer account with its results, plan and effort. As `parseConfig` returns it. */
export interface Config {
  /** The JSON Schema, for editors. */
  $schema?: string | undefined;
  /** The version of this format; this release knows 1. An integer from 1 to 1,000,000. */
  version: number;
  /** The instant that every statement is made for, for example 2026-10-05T08:00:00Z. As ISO 8601 with an offset. */
  asOf: string;
  /** The customer. */
  account: Account;
  /** The vendor. */
  provider?: {
    /** The name of the vendor. */
    name: Text;
    /** URL of a picture for the results page, relative to the config. */
    logo?: string | undefined;
    /**
     * URL of a page that explains how a result is computed, with a section for each figure, relative to the page;
     * linked where the numbers are explained.
     */
    definitions?: string | undefined;
  } | undefined;
  /** The day the customer went live. As `YYYY-MM-DD`, from 1900 to 2200. */
  goLive?: string | undefined;
  /** The day the contract renews. As `YYYY-MM-DD`, from 1900 to 2200. */
  renewal?: string | undefined;
  /** The price that the customer pays; the worth so far is compared with it. */
  price?: {
    /** The amount for the time in per. From 0 to 1e15. */
    value: number;
    /** ISO 4217 code; default: the currency of the account. */
    currency?: string | undefined;
    /**
     * The time that the amount pays for.
     * @default "year"
     */
    per: 'year';
  } | undefined;
  /**
   * The results and signals.
   * @default []
   */
  metrics: Metric[];
  /**
   * The key behaviours: habits that move results.
   * @default []
   */
  behaviors: Behavior[];
  /**
   * The events on the timeline.
   * @default []
   */
  events: TimelineEvent[];
  /** The success plan. */
  plan?: Plan | undefined;
  /** The effort ledger: what was and is asked of the customer. */
  effort?: {
    /**
     * The entries, on both sides.
     * @default []
     */
    entries: Entry[];
  } | undefined;
  /** The appearance. */
  appearance?: {
    /** The accent, as a CSS colour. */
    accent?: string | undefined;
  } | undefined;
  /** Replacements for texts of the interface, by language and key. */
  messages?: Record<string, Record<string, string>> | undefined;
  /** The state at the reader’s last visit, as a change of the kind page-seen reported it. */
  lastSeen?: Record<string, unknown> | undefined;
  /** Notes of the vendor; never send them to a customer’s browser. */
  private?: unknown;
}

/** The customer. As an author writes it. */
export interface AccountInput {
  /** The id of the account. */
  id: string;
  /** The name of the customer. */
  name: Text;
  /**
   * The IANA time zone in which days begin and end.
   * @default "UTC"
   */
  timeZone?: string | undefined;
  /** ISO 4217 code of the currency of all amounts. */
  currency?: string | undefined;
  /** URL of a picture for the results page, relative to the config. */
  logo?: string | undefined;
}

/** A result or a signal, with its measured values. As an author writes it. */
export interface MetricInput {
  /** The id, unique among metrics and behaviours. */
  id: string;
  /** The customer’s name for it. */
  name: Text;
  /** The exact definition, so that anyone could count it again. */
  definition?: Text | undefined;
  /** The system and table the values come from. */
  source?: Text | undefined;
  /** The side that measures it. */
  measuredBy?: 'customer' | 'provider' | 'shared' | undefined;
  /** How to format its values. */
  unit?: Unit | undefined;
  /** The direction that is better; maintain: inside a band. */
  direction: 'increase' | 'decrease' | 'maintain';
  /**
   * A result is the customer’s own; log-ins, seats and scores are signals.
   * @default "result"
   */
  kind?: 'result' | 'signal' | undefined;
  /**
   * The length of a period; statements compare whole periods.
   * @default "month"
   */
  period?: Period | undefined;
  /**
   * How the points of a period become its value.
   * @default "last"
   */
  aggregate?: 'sum' | 'mean' | 'median' | 'last' | 'min' | 'max' | undefined;
  /** The starting point; default: all finished periods before go-live. */
  baseline?: {
    /** The agreed value; default: the median of the span. From -1e15 to 1e15. */
    value?: number | undefined;
    /** First day of the span. As `YYYY-MM-DD`, from 1900 to 2200. */
    from?: string | undefined;
    /** Last day of the span. As `YYYY-MM-DD`, from 1900 to 2200. */
    to?: string | undefined;
    /** The person who agreed to it. */
    agreedBy?: Text | undefined;
    /** The day it was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
    agreedOn?: string | undefined;
  } | undefined;
  /** The target. */
  target?: {
    /** The value to reach (increase or decrease). From -1e15 to 1e15. */
    value?: number | undefined;
    /** The lower edge of the band to stay in (maintain). From -1e15 to 1e15. */
    min?: number | undefined;
    /** The upper edge of the band to stay in (maintain). From -1e15 to 1e15. */
    max?: number | undefined;
    /** The day by which to reach it. As `YYYY-MM-DD`, from 1900 to 2200. */
    by?: string | undefined;
    /** The person who agreed to it. */
    agreedBy?: Text | undefined;
    /** The day it was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
    agreedOn?: string | undefined;
    /** Steps on the way to the target, in order of date (increase or decrease). */
    stages?: {
      /** The value to reach by then. From -1e15 to 1e15. */
      value: number;
      /** The day by which to reach it. As `YYYY-MM-DD`, from 1900 to 2200. */
      by: string;
    }[] | undefined;
  } | undefined;
  /** The values repeat by the year: each period is compared with the same period of the last year before go-live. */
  season?: 'year' | undefined;
  /**
   * The measured values.
   * @default []
   */
  points?: Points | undefined;
  /**
   * Changes of the definition; values before and after one are not compared.
   * @default []
   */
  breaks?: {
    /** First day of the new definition. As `YYYY-MM-DD`, from 1900 to 2200. */
    at: string;
    /** The change. */
    note?: Text | undefined;
  }[] | undefined;
  /** The same metric for a group where nothing was changed. */
  comparison?: {
    /** The name of the comparison. */
    name: Text;
    /**
     * The values of the comparison.
     * @default []
     */
    points?: Points | undefined;
  } | undefined;
  /** The worth of an improvement, as agreed with the customer. */
  worth?: {
    /**
     * Money for one unit of improvement in one period; for a percentage, the unit is one percentage point. From -1e15
     * to 1e15.
     */
    perUnit: number;
    /** ISO 4217 code; default: the currency of the account. */
    currency?: string | undefined;
    /** How the rate was determined, and who agreed. */
    note?: Text | undefined;
  } | undefined;
  /**
   * Explanations of single values.
   * @default []
   */
  notes?: {
    /** The day it explains. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The explanation. */
    text: Text;
  }[] | undefined;
  /** The customer has confirmed the number. */
  confirmed?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The confirmed value. From -1e15 to 1e15. */
    value?: number | undefined;
  } | undefined;
  /** The customer has disputed the number. */
  disputed?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The reason. */
    reason?: Text | undefined;
  } | undefined;
}

/** A key behaviour: what people do differently, and which results it moves. As an author writes it. */
export interface BehaviorInput {
  /** The id, unique among metrics and behaviours. */
  id: string;
  /** The habit: what people do differently. */
  name: Text;
  /** The reason why it moves the result. */
  why?: Text | undefined;
  /**
   * Ids of the metrics it moves.
   * @default []
   */
  moves?: string[] | undefined;
  /** The people who do it. */
  who?: Text | undefined;
  /** The day it began. As `YYYY-MM-DD`, from 1900 to 2200. */
  since?: string | undefined;
  /**
   * The length of a period.
   * @default "week"
   */
  cadence?: Period | undefined;
  /**
   * How the points of a period become its value.
   * @default "mean"
   */
  aggregate?: 'sum' | 'mean' | 'median' | 'last' | 'min' | 'max' | undefined;
  /** How to format its values. */
  unit?: Unit | undefined;
  /**
   * The direction that is better; maintain: inside a band.
   * @default "increase"
   */
  direction?: 'increase' | 'decrease' | 'maintain' | undefined;
  /** The value from which a period counts as kept. */
  target?: {
    /** The value to reach (increase or decrease). From -1e15 to 1e15. */
    value?: number | undefined;
    /** The lower edge of the band to stay in (maintain). From -1e15 to 1e15. */
    min?: number | undefined;
    /** The upper edge of the band to stay in (maintain). From -1e15 to 1e15. */
    max?: number | undefined;
    /** The day by which to reach it. As `YYYY-MM-DD`, from 1900 to 2200. */
    by?: string | undefined;
    /** The person who agreed to it. */
    agreedBy?: Text | undefined;
    /** The day it was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
    agreedOn?: string | undefined;
  } | undefined;
  /** The delay until the result can move. */
  lag?: {
    /** The delay in periods of the metric. An integer from 0 to 1,000. */
    periods: number;
  } | undefined;
  /** The system the values come from. */
  source?: Text | undefined;
  /**
   * The measured values.
   * @default []
   */
  points?: Points | undefined;
}

/** Something that happened on a day. As an author writes it. */
export interface TimelineEventInput {
  /** The id, unique among events. */
  id?: string | undefined;
  /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
  date: string;
  /** The kind of event. */
  kind: 'go-live' | 'behavior' | 'milestone' | 'expertise' | 'incident' | 'note';
  /** A short label. */
  label: Text;
  /**
   * Ids of the metrics it concerns; empty: all.
   * @default []
   */
  metrics?: string[] | undefined;
}

/** A step of the success plan. As an author writes it. */
export interface MilestoneInput {
  /** The id, unique among milestones. */
  id: string;
  /** The name: what is true once it is reached. */
  name: Text;
  /** The day it is due. As `YYYY-MM-DD`, from 1900 to 2200. */
  due?: string | undefined;
  /** The day it was done, alone or with more about it; null: not done. */
  done?: string | {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** A text or a link as evidence. */
    evidence?: string | undefined;
    /** The instant at which a person marked it, if later than asOf. As ISO 8601 with an offset. */
    at?: string | undefined;
  } | null | undefined;
  /** The side that must reach it; default: the side of its owner. */
  side?: 'customer' | 'provider' | undefined;
  /** Id of the role that owns it. */
  owner?: string | undefined;
  /**
   * Ids of the milestones that must be done first.
   * @default []
   */
  after?: string[] | undefined;
  /**
   * Ids of the metrics it moves.
   * @default []
   */
  metrics?: string[] | undefined;
  /** The evidence that is expected when it is done. */
  proof?: Text | undefined;
}

/** The options for the time after this plan. As an author writes it. */
export interface NextPhaseInput {
  /**
   * The options for the next phase.
   * @default []
   */
  options?: NextPhaseOption[] | undefined;
  /** Id of the chosen option. */
  chosen?: string | undefined;
}

/** The success plan. As an author writes it. */
export interface PlanInput {
  /** The reason why the customer bought, in the customer’s words. */
  purpose?: Text | undefined;
  /** The day the purpose was agreed. As `YYYY-MM-DD`, from 1900 to 2200. */
  agreedOn?: string | undefined;
  /** The person who agreed to it. */
  agreedBy?: Text | undefined;
  /** The last confirmation that the purpose still stands. */
  confirmed?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
  } | undefined;
  /** The experience that the customer wants on the way. */
  experience?: Text | undefined;
  /**
   * Ids of the metrics that measure the purpose.
   * @default []
   */
  metrics?: string[] | undefined;
  /**
   * The steps on the way.
   * @default []
   */
  milestones?: MilestoneInput[] | undefined;
  /**
   * The roles, on both sides.
   * @default []
   */
  roles?: Role[] | undefined;
  /** The time after this plan. */
  nextPhase?: NextPhaseInput | undefined;
}

/** An entry of the effort ledger; its `kind` decides its members. As an author writes it. */
export type EntryInput =
  | ActionEntryInput
  | QuestionEntryInput
  | DecisionEntryInput
  | FeedbackEntryInput
  | MeetingEntryInput
  | ContactEntryInput
  | IncidentEntryInput
  | FollowUpEntryInput
  | CaseEntryInput;

/** The members of every kind of entry. */
export interface EntryBaseInput {
  /** The id, unique among entries. */
  id: string;
  /** The side whose effort it is. */
  side?: 'customer' | 'provider' | undefined;
  /** The topic: entries of one topic have the same word. */
  topic?: string | undefined;
  /** The reason why it is worth the effort. */
  why?: Text | undefined;
  /**
   * Ids of the metrics or behaviours it moves.
   * @default []
   */
  moves?: string[] | undefined;
  /** Id of the role that does it. */
  role?: string | undefined;
  /** Minutes for each person; absent: not known. From 0 to 1,000,000. */
  minutes?: number | undefined;
  /** The number of people; default: 1. An integer from 1 to 1,000,000. */
  people?: number | undefined;
  /** The day it is due. As `YYYY-MM-DD`, from 1900 to 2200. */
  due?: string | undefined;
  /** URL of the place to do it. */
  link?: string | undefined;
  /** When it was done, by whom, with which evidence; null: not done. */
  done?: {
    /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** A text or a link as evidence. */
    evidence?: string | undefined;
    /** The instant at which a person marked it, if later than asOf. As ISO 8601 with an offset. */
    at?: string | undefined;
  } | null | undefined;
  /** The evidence that is expected when a person ticks it. */
  proof?: Text | undefined;
  /**
   * Comments of people.
   * @default []
   */
  comments?: {
    /** The day of the comment. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The comment. */
    text: Text;
  }[] | undefined;
}

/** An entry of the kind `action`. */
export interface ActionEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'action';
  /** The title. */
  title: Text;
  /** The recommended way. */
  default?: Text | undefined;
}

/** An entry of the kind `question`. */
export interface QuestionEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'question';
  /** The title. */
  title: Text;
  /** The day it was asked. As `YYYY-MM-DD`, from 1900 to 2200. */
  asked?: string | undefined;
  /** The answer. */
  answer?: {
    /** The day of the answer. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The answer. */
    text: Text;
  } | undefined;
}

/** An entry of the kind `decision`. */
export interface DecisionEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'decision';
  /** The title. */
  title: Text;
  /**
   * The options to choose from.
   * @default []
   */
  options?: Text[] | undefined;
  /** The recommended option. */
  default?: Text | undefined;
  /** The reason for the recommendation. */
  reason?: Text | undefined;
  /** The decision. */
  answer?: {
    /** The day of the answer. As `YYYY-MM-DD`, from 1900 to 2200. */
    on: string;
    /** The person. */
    by?: Text | undefined;
    /** The answer. */
    text: Text;
  } | undefined;
}

/** An entry of the kind `feedback`. */
export interface FeedbackEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'feedback';
  /** The title. */
  title: Text;
  /** The day it was given. As `YYYY-MM-DD`, from 1900 to 2200. */
  given?: string | undefined;
  /** The day by which a reply was promised. As `YYYY-MM-DD`, from 1900 to 2200. */
  replyBy?: string | undefined;
  /** The day of the reply. As `YYYY-MM-DD`, from 1900 to 2200. */
  replied?: string | undefined;
  /** The change it led to. */
  change?: Text | undefined;
}

/** An entry of the kind `meeting`. */
export interface MeetingEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'meeting';
  /** The title. */
  title: Text;
  /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
  on?: string | undefined;
  /** The topics of the meeting. */
  agenda?: Text | undefined;
  /** The text or link to read before the meeting. */
  preRead?: Text | undefined;
  /** The expected outcome, or the actual one afterwards. */
  outcome?: Text | undefined;
  /** The side whose calendar set the date. */
  calendar?: 'customer' | 'provider' | undefined;
}

/** An entry of the kind `contact`. */
export interface ContactEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'contact';
  /** The title. */
  title?: Text | undefined;
  /** The person to turn to for the topic. */
  name: Text;
}

/** An entry of the kind `incident`. */
export interface IncidentEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'incident';
  /** The title. */
  title: Text;
  /** The day. As `YYYY-MM-DD`, from 1900 to 2200. */
  on?: string | undefined;
  /** A text to forward as it is. */
  message?: Text | undefined;
}

/** An entry of the kind `follow-up`. */
export interface FollowUpEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'follow-up';
  /** The title. */
  title: Text;
  /** Minutes it saves the customer. From 0 to 1,000,000. */
  saves?: number | undefined;
}

/** An entry of the kind `case`. */
export interface CaseEntryInput extends EntryBaseInput {
  /** The kind. */
  kind: 'case';
  /** The title. */
  title: Text;
  /** The day it was opened. As `YYYY-MM-DD`, from 1900 to 2200. */
  opened?: string | undefined;
  /** The day it was closed. As `YYYY-MM-DD`, from 1900 to 2200. */
  closed?: string | undefined;
  /** The number of tries it took. An integer from 1 to 10,000. */
  tries?: number | undefined;
}

/**
 * A config: one customer account with its results, plan and effort. As an author writes it: what `parseConfig`
 * accepts.
 */
export interface ConfigInput {
  /** The JSON Schema, for editors. */
  $schema?: string | undefined;
  /** The version of this format; this release knows 1. An integer from 1 to 1,000,000. */
  version: number;
  /** The instant that every statement is made for, for example 2026-10-05T08:00:00Z. As ISO 8601 with an offset. */
  asOf: string;
  /** The customer. */
  account: AccountInput;
  /** The vendor. */
  provider?: {
    /** The name of the vendor. */
    name: Text;
    /** URL of a picture for the results page, relative to the config. */
    logo?: string | undefined;
    /**
     * URL of a page that explains how a result is computed, with a section for each figure, relative to the page;
     * linked where the numbers are explained.
     */
    definitions?: string | undefined;
  } | undefined;
  /** The day the customer went live. As `YYYY-MM-DD`, from 1900 to 2200. */
  goLive?: string | undefined;
  /** The day the contract renews. As `YYYY-MM-DD`, from 1900 to 2200. */
  renewal?: string | undefined;
  /** The price that the customer pays; the worth so far is compared with it. */
  price?: {
    /** The amount for the time in per. From 0 to 1e15. */
    value: number;
    /** ISO 4217 code; default: the currency of the account. */
    currency?: string | undefined;
    /**
     * The time that the amount pays for.
     * @default "year"
     */
    per?: 'year' | undefined;
  } | undefined;
  /**
   * The results and signals.
   * @default []
   */
  metrics?: MetricInput[] | undefined;
  /**
   * The key behaviours: habits that move results.
   * @default []
   */
  behaviors?: BehaviorInput[] | undefined;
  /**
   * The events on the timeline.
   * @default []
   */
  events?: TimelineEventInput[] | undefined;
  /** The success plan. */
  plan?: PlanInput | undefined;
  /** The effort ledger: what was and is asked of the customer. */
  effort?: {
    /**
     * The entries, on both sides.
     * @default []
     */
    entries?: EntryInput[] | undefined;
  } | undefined;
  /** The appearance. */
  appearance?: {
    /** The accent, as a CSS colour. */
    accent?: string | undefined;
  } | undefined;
  /** Replacements for texts of the interface, by language and key. */
  messages?: Record<string, Record<string, string>> | undefined;
  /** The state at the reader’s last visit, as a change of the kind page-seen reported it. */
  lastSeen?: Record<string, unknown> | undefined;
  /** Notes of the vendor; never send them to a customer’s browser. */
  private?: unknown;
}
