// The members that the tests and the host pages put on `window`.
import type * as axeCore from 'axe-core';
import type {} from '../../src/define.js';

/** The parts of jQuery that the tests use. */
interface JQuery {
  children(): JQuery;
  clone(): JQuery;
  appendTo(selector: string): JQuery;
  prependTo(selector: string): JQuery;
  append(content: JQuery): JQuery;
  detach(): JQuery;
  empty(): JQuery;
  html(): string;
  html(text: string): JQuery;
  prop(name: string, value: unknown): JQuery;
  on(type: string, hear: (event: { originalEvent: CustomEvent }) => void): JQuery;
  length: number;
}

declare global {
  interface Window {
    axe: typeof axeCore;
    jQuery: (selector: string) => JQuery;
    requirejs: (files: string[], loaded: () => void, failed: (error: Error) => void) => void;

    // host-frameworks
    account: { plan: object };
    update: (config: object) => void;
    leave: () => void;

    /** The events that a page has heard. */
    heard: unknown[];
    /** Messages of `waymark-error`. */
    faults?: string[];
    /** Violations of the page's policy. */
    reports?: string[];
    violations: string[];
    /** Asks for a file of the config; answers what became of it. */
    taking?: (kind: string, text: string) => Promise<string>;
    /** Observers that watch something. */
    watching: Set<object>;
    shifts: { value: number; startTime: number; moved: string[] }[];
    /** The charts as they are when the page is printed. */
    pictures: ({ wide: number; ratio: number } | null)[];
    /** The number of times that a page was asked for a new token. */
    renewals: number;
  }
}
