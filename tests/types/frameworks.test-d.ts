// The types that templates of React, Preact, Solid, Vue and Svelte see of the elements: right attributes, values and
// events pass, wrong ones fail. `npm run typecheck` checks this file.
import type { LitElement, ReactiveElement } from 'lit';
import type { JSX as Preact } from 'preact';
import type { JSX as React } from 'react';
import type { JSX as Solid } from 'solid-js';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';
import type {} from '../../src/frameworks/preact.js';
import type {} from '../../src/frameworks/react.js';
import type {} from '../../src/frameworks/solid.js';
import type {} from '../../src/frameworks/svelte.js';
import type {} from '../../src/frameworks/vue.js';
import type { ElementClasses, ElementProps } from '../../src/frameworks/element-props.js';
import type { ConfigInput } from '../../src/index.js';

declare const config: ConfigInput;

type Tag = 'waymark-results-timeline';

// Every template takes what an element takes.
({
  config,
  metric: 'invoice-cycle',
  range: 'all',
  grain: 'month',
  audience: 'provider',
  headingLevel: 3,
}) satisfies React.IntrinsicElements[Tag] &
  Preact.IntrinsicElements[Tag] &
  Solid.IntrinsicElements[Tag] &
  SvelteHTMLElements[Tag] &
  InstanceType<GlobalComponents[Tag]>['$props'];
({
  config: JSON.stringify(config),
  'heading-level': '3',
  className: 'wide',
  id: 'results',
}) satisfies React.IntrinsicElements[Tag];
({ config, class: 'wide', slot: 'aside' }) satisfies SvelteHTMLElements['waymark-success-plan'];
({
  src: '/acme.json',
  save: '/changes',
  viewer: 'u1',
  saver: null,
}) satisfies React.IntrinsicElements['waymark-config'];

// @ts-expect-error an attribute that no element has
({ rnge: 'all' }) satisfies React.IntrinsicElements[Tag];
// @ts-expect-error an attribute that no element has
({ rnge: 'all' }) satisfies Preact.IntrinsicElements[Tag];
// @ts-expect-error an attribute that no element has
({ rnge: 'all' }) satisfies Solid.IntrinsicElements[Tag];
// @ts-expect-error a value that it cannot have
({ range: 'al' }) satisfies React.IntrinsicElements[Tag];
// @ts-expect-error a value that it cannot have
({ range: 'al' }) satisfies Preact.IntrinsicElements[Tag];
// @ts-expect-error a value that it cannot have
({ range: 'al' }) satisfies Solid.IntrinsicElements[Tag];
// @ts-expect-error a value that it cannot have
({ range: 'al' }) satisfies SvelteHTMLElements[Tag];
// @ts-expect-error a value that it cannot have
({ range: 'al' }) satisfies InstanceType<GlobalComponents[Tag]>['$props'];
// @ts-expect-error a config has an account
({ config: { version: 1, asOf: '2026-10-05T08:00:00Z' } }) satisfies React.IntrinsicElements[Tag];

// Listeners know the detail of their event.
({
  'onwaymark-select': ({ detail }) => detail.id satisfies string,
}) satisfies React.IntrinsicElements[Tag] & Preact.IntrinsicElements[Tag] & SvelteHTMLElements[Tag];
({ 'on:waymark-change': ({ detail }) => detail.change.kind satisfies string }) satisfies Solid.IntrinsicElements[Tag];
declare const emit: InstanceType<GlobalComponents[Tag]>['$emit'];
emit('waymark-ready', new CustomEvent('waymark-ready', { detail: { config: {} as never, warnings: [] } }));
// @ts-expect-error an event that no element fires
emit('waymark-loaded', new CustomEvent('waymark-loaded'));
// @ts-expect-error the detail of a selection has no change
({ 'onwaymark-select': ({ detail }) => detail satisfies { change: unknown } }) satisfies React.IntrinsicElements[Tag];
// @ts-expect-error an event that no element fires
({ 'onwaymark-loaded': () => {} }) satisfies React.IntrinsicElements[Tag];

// Every property of an element that can be set has a type in templates. The members named here cannot be set.
type ReadOnly = 'ready' | 'state' | 'issues' | 'reload';
type Untyped<T extends keyof ElementProps> = Exclude<
  keyof ElementClasses[T],
  keyof LitElement | keyof ReactiveElement | keyof ElementProps[T] | ReadOnly
>;
declare const untyped: { [T in keyof ElementProps]: Untyped<T> }[keyof ElementProps];
untyped satisfies never;
