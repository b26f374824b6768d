/** Brings a part of the page that the build drew to life; an error in it leaves the rest standing. */
import { hydrate, type Component } from 'svelte';
import Guarded from './parts/Guarded.svelte';

/** Where the numbers of a figure stand as a table. */
export const TABLES = {
  map: './figures.html#all-series',
  timeline: './figures.html#all-events',
  all: './figures.html',
} as const;

/** What may be said of a part beside its own properties: see Guarded. */
export interface Guard {
  table?: string;
  quiet?: boolean;
}

/** @param name  of its place in the page, `data-island`; nothing happens where there is none */
export function island<Props extends Record<string, unknown>>(
  name: string,
  part: Component<Props>,
  props: Props = {} as Props,
  guard: Guard = {},
): void {
  const target = document.querySelector(`[data-island="${name}"]`);
  if (target) hydrate(Guarded<Props>, { target, props: { part, props, ...guard } });
}
