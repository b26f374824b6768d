/** What Explore draws, in its own numbers: for the menu of its figure and for those who do not see it. */
import { words } from '../../words';
import { explore } from '../../state/explore.svelte';
import type { Shown } from '../menu/figure';
import { toldOf, type CountedRow } from '../menu/told';
import { lineLabel, unitOf } from './labels';

/** How a number is told where it is not as published. */
export const shownInExplore: Shown = (mark) => {
  const { current, drawn, measure } = explore;
  if (current.as === 'plain') return null;
  for (const { points } of drawn.lines) {
    const point = points.find((one) => one.mark === mark);
    if (point && point.value !== null) return { value: point.value, unit: unitOf(measure, current) };
  }
  return null;
};

/** The choice in sentences: its lines, or in a chart of bars their numbers in one year, and how far two books are apart. */
export function toldInExplore(): string[] {
  const { current, drawn, gaps, measure, part } = explore;
  const label = (line: (typeof measure.lines)[number]) => lineLabel(part, measure, line);
  const rowOf = (title: string, mark: string, year: number, value: number): CountedRow => ({
    mark,
    title,
    period: String(year),
    value,
    unit: '',
    counts: { unit: '', noun: '' },
    shown: value,
  });
  const rows = drawn.lines.flatMap(({ line, points }) =>
    points.flatMap(({ mark, year, value }) =>
      value === null || (current.chart === 'bars' && year !== current.year)
        ? []
        : [rowOf(label(line), mark, year, value)],
    ),
  );
  const apart =
    current.chart === 'line' && current.as === 'plain'
      ? gaps.flatMap(({ lines, points }) => {
          const [one, other] = lines.map(label);
          const title = words.explore.gap(one ?? '', other ?? '', measure.unit);
          return points.map(({ year, value }) => rowOf(title, '', year, value));
        })
      : [];
  return toldOf([...rows, ...apart]);
}
