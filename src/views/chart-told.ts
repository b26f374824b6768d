/** The charts of the story in sentences, written when the page is built: for those who do not see them. */
import { isLaterPeriod, knownUntil } from '../model/hindsight';
import type { Bars, Lines } from '../draw/chart-figure';
import { observationMark, partsOfMark, type Story } from '../model/story';
import { startOf } from '../model/time';
import { toldOf, type CountedRow } from './menu/told';

/** All sentences, and those that could be said at the moment. */
export interface ChartTold {
  whole: string[];
  known: string[];
}

/** A bar's label, without the period that is told after it; nothing where it is no more than that. */
const withoutPeriod = (label: string, period: string) =>
  label.replace(period, '').replace(/[,\s]+$/, '') || undefined;

/** @returns a function from the panels of a figure to what they tell */
export function chartTeller(story: Story): (panels: readonly (Lines | Bars)[]) => ChartTold {
  const series = new Map(story.series.map((one) => [one.id, one]));
  const observations = new Map<string, { period: string; value: number }[]>();
  for (const { series: id, period, value } of story.observations) {
    const known = observations.get(id);
    if (known) known.push({ period, value });
    else observations.set(id, [{ period, value }]);
  }
  const until = knownUntil(story.article.moment);

  const rowOf = (id: string, period: string, value: number, title?: string): CountedRow => {
    const of = series.get(id);
    return {
      mark: observationMark(id, period),
      title: title ?? of?.title ?? id,
      period,
      value,
      unit: of?.unitName ?? '',
      counts: of ?? { unit: '', noun: '' },
      shown: null,
    };
  };
  const rowsOf = (panel: Lines | Bars): CountedRow[] => {
    if (panel.kind === 'bars')
      return panel.bars.flatMap(({ mark, label }) => {
        const { series: id, period } = partsOfMark(mark);
        const found = observations.get(id)?.find((one) => one.period === period);
        return found ? [rowOf(id, period, found.value, withoutPeriod(label, period))] : [];
      });
    const [from, to] = [startOf(panel.from), startOf(panel.to)];
    return panel.lines.flatMap(({ series: id }) =>
      (observations.get(id) ?? [])
        .filter(
          ({ period }) =>
            period.length === panel.from.length && startOf(period) >= from && startOf(period) <= to,
        )
        .map(({ period, value }) => rowOf(id, period, value)),
    );
  };
  return (panels) => {
    const rows = panels.flatMap(rowsOf);
    return {
      whole: toldOf(rows),
      known: toldOf(rows.filter(({ period }) => !isLaterPeriod(period, until))),
    };
  };
}
