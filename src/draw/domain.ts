/** How far an axis reaches: for charts, and for what is drawn over them. */
import type { Choice } from '../model/explore';

/** Lowest and highest value drawn, with some air; from nought unless it is an index or a change. */
export function domainOf(values: readonly number[], as: Choice['as']): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = Math.max(1e-9, (high - Math.min(low, 0)) * 0.06);
  if (as === 'change') return [Math.min(0, low - air), Math.max(0, high + air)];
  if (as === 'index') return [Math.max(0, low - (high - low || 10) * 0.1), high + (high - low || 10) * 0.08];
  return [Math.min(0, low), high + air];
}
