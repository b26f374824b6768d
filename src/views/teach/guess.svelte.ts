/* eslint svelte/prefer-svelte-reactivity: 'off' -- the map is replaced, never changed */
/** What the class drew or ordered in a step: kept while the lesson is open, told to nobody. */
import type { GuessedLine } from '../../model/guess';

export class GuessState {
  /** Year to value, as drawn. */
  line = $state.raw<GuessedLine>(new Map());
  /** Ids of the bars, the largest first; empty until somebody moved one. */
  order = $state.raw<readonly string[]>([]);
}
