/**
 * Charts with so many points that the browser draws them on a canvas: an element for each would make every glance slow.
 * Their numbers come along as a file of their own.
 */
import { homesOf, observationMark, type Homes } from './homes.ts';
import { periodsBetween } from './period.ts';
import type { Chart, LinesPanel, Observation, Story } from './schema.ts';

/** As many points of charts are elements at the most; by measurement, see tests/bench/RESULTS.md. */
export const MOST_POINTS = 4000;
/** Steps between the lowest and the highest number of a panel: finer than can be seen. */
const STEPS = 9999;

/** The numbers of a line, one a period from the first of the panel on, as steps above the panel's lowest; null for none. */
export interface LinePoints {
  series: string;
  steps: (number | null)[];
}
export interface PanelPoints {
  from: string;
  to: string;
  /** The panel's lowest number and the size of a step, as they are drawn: divided, or as a share. */
  low: number;
  step: number;
  lines: LinePoints[];
}
/** By `CHART/PANEL`. */
export type PointsPart = Record<string, PanelPoints>;

/** The fullest charts, so many that the points of the others are few enough. */
export function crowdedCharts(
  charts: readonly Pick<Chart, 'id'>[],
  observations: readonly Pick<Observation, 'series' | 'period'>[],
  homes: Homes,
  most: number = MOST_POINTS,
): ReadonlySet<string> {
  const counts = new Map(charts.map(({ id }) => [id, 0]));
  let all = 0;
  for (const { series, period } of observations) {
    for (const home of homesOf(observationMark(series, period), homes)) {
      if (home.on !== 'chart') continue;
      counts.set(home.chart, (counts.get(home.chart) ?? 0) + 1);
      all += 1;
    }
  }
  const crowded = new Set<string>();
  for (const [chart, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    if (all <= most) break;
    crowded.add(chart);
    all -= count;
  }
  return crowded;
}

/** The numbers of the crowded charts' lines; empty when no chart is crowded. */
export function pointsPart(story: Story): PointsPart {
  const crowded = crowdedCharts(story.charts, story.observations, story.homes);
  if (crowded.size === 0) return {};
  const values = new Map<string, Map<string, number>>();
  for (const { series, period, value } of story.observations) {
    const known = values.get(series);
    if (known) known.set(period, value);
    else values.set(series, new Map([[period, value]]));
  }
  return Object.fromEntries(
    story.charts
      .filter(({ id }) => crowded.has(id))
      .flatMap(({ id, panels }) =>
        panels.flatMap((panel) =>
          panel.kind === 'lines' ? [[`${id}/${panel.id}`, panelPoints(panel, values)] as const] : [],
        ),
      ),
  );
}

function panelPoints(
  panel: LinesPanel,
  values: ReadonlyMap<string, ReadonlyMap<string, number>>,
): PanelPoints {
  const { from, to, shareOf, divide } = panel;
  const periods = periodsBetween(from, to);
  const whole = shareOf === undefined ? undefined : values.get(shareOf);
  let low = Infinity;
  let high = -Infinity;
  const drawn = panel.lines
    .filter(({ article }) => !article)
    .map(({ series }) => {
      const known = values.get(series);
      const numbers = periods.map((period) => {
        const value = known?.get(period);
        const base = shareOf === undefined ? 1 : whole?.get(period);
        if (value === undefined || base === undefined) return null;
        const number = value / base / divide;
        low = Math.min(low, number);
        high = Math.max(high, number);
        return number;
      });
      return { series, numbers };
    });
  const step = (high - low) / STEPS || 1;
  return {
    from,
    to,
    low,
    step,
    lines: drawn.map(({ series, numbers }) => ({
      series,
      steps: numbers.map((number) => (number === null ? null : Math.round((number - low) / step))),
    })),
  };
}
