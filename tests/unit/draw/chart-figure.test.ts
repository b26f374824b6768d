/** The charts: every mark they promise, once in a panel, and nothing that the page's policy refuses. */
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { homesOf, observationMark } from '../../../src/compile/homes';
import { chartFigure, figuresOf, SIZES } from '../../../src/draw/chart-figure';
import { isLater, knownUntil } from '../../../src/model/hindsight';
import { periodsBetween } from '../../../src/model/time';
import { loaded, STORIES } from '../atlases';

describe.each(STORIES)('the charts of %s', (folder) => {
  const { story } = loaded(folder);

  test.each(['wide', 'narrow'] as const)(
    '%s: every mark is drawn, without NaN, styles or anything inline',
    (size) => {
      const { document } = parseHTML('<!doctype html><html><body></body></html>');
      const figures = figuresOf(story, 'en', { since: 'since' });
      for (const chart of story.charts) {
        const { panels } = chartFigure(chart, size, figures, document);
        for (const panel of panels) {
          const marks = [...panel.svg.matchAll(/data-mark="([^"]+)"/g)].map((match) => match[1]);
          expect(marks.length, panel.id).toBeGreaterThan(0);
          expect(
            marks.filter((mark, n) => marks.indexOf(mark) !== n),
            `${panel.id} draws each mark once`,
          ).toEqual([]);
        }
        const svg = panels.map((panel) => panel.svg).join('');
        const drawn = new Set([...svg.matchAll(/data-mark="([^"]+)"/g)].map((match) => match[1]));
        const promised = story.observations
          .map((row) => observationMark(row.series, row.period))
          .filter((mark) =>
            homesOf(mark, story.homes).some((home) => home.on === 'chart' && home.chart === chart.id),
          );
        expect(promised.length, chart.id).toBeGreaterThan(0);
        expect(
          promised.filter((mark) => !drawn.has(mark)),
          chart.id,
        ).toEqual([]);
        const others = [...drawn].filter(
          (mark) => mark !== undefined && !mark.startsWith('event/') && !promised.includes(mark),
        );
        expect(others, `${chart.id} draws nothing that it does not promise`).toEqual([]);
        expect(svg, chart.id).not.toMatch(/NaN|Infinity|<style|style=|undefined|<script| on\w+=/);
      }
    },
  );

  test('what was not known at the moment is marked as later, and only that; lines are veiled from the last known point', () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const figures = figuresOf(story, 'en', { since: 'since' });
    const until = knownUntil(story.article.moment);
    let later = 0;
    for (const chart of story.charts) {
      for (const panel of chartFigure(chart, 'wide', figures, document).panels) {
        const root = parseHTML(`<html><body>${panel.svg}</body></html>`).document;
        for (const element of root.querySelectorAll('[data-mark]')) {
          const mark = element.getAttribute('data-mark') ?? '';
          const isLaterMark = isLater(mark, until, (id) => figures.events.get(id));
          const own = (element.getAttribute('class') ?? '').split(' ');
          const group = (element.parentElement?.getAttribute('class') ?? '').split(' ');
          expect([...own, ...group].includes('later'), mark).toBe(isLaterMark);
          later += Number(isLaterMark);
        }
        const lines = root.querySelector('.line');
        const hasLater = root.querySelector('.dots .later') !== null;
        expect(root.querySelector('.veil') !== null, panel.id).toBe(lines !== null && hasLater);
      }
    }
    expect(later).toBeGreaterThan(0);
  });

  test.each(['wide', 'narrow'] as const)(
    '%s: a line is as many strokes as there are runs of figures: no gap is bridged',
    (size) => {
      const { document } = parseHTML('<!doctype html><html><body></body></html>');
      const figures = figuresOf(story, 'en', { since: 'since' });
      let lines = 0;
      for (const chart of story.charts) {
        const drawn = chartFigure(chart, size, figures, document).panels;
        for (const [n, panel] of chart.panels.entries()) {
          if (panel.kind !== 'lines') continue;
          const runs = panel.lines
            .filter((line) => !line.article)
            .map(({ series, breakAfter }) => {
              const known = periodsBetween(panel.from, panel.to).map(
                (period) =>
                  figures.values.get(series)?.has(period) === true &&
                  (panel.shareOf === undefined || figures.values.get(panel.shareOf)?.has(period) === true) &&
                  period,
              );
              return known.filter(
                (period, at) => period !== false && (!known[at - 1] || known[at - 1] === breakAfter),
              ).length;
            });
          const strokes = [...(drawn[n]?.svg ?? '').matchAll(/class="line[^>]*>(.*?)<\/g>/gs)]
            .flatMap(([, group = '']) => [...group.matchAll(/ d="([^"]*)"/g)])
            .flatMap(([, path = '']) => path.match(/M/g) ?? []);
          expect(strokes, `${chart.id}-${panel.id}`).toHaveLength(runs.reduce((sum, run) => sum + run, 0));
          lines += panel.lines.length;
        }
      }
      expect(lines).toBeGreaterThan(0);
    },
  );

  test('are as large as their size says, on a phone one panel under the other', () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const figures = figuresOf(story, 'en', { since: 'since' });
    for (const chart of story.charts) {
      for (const size of ['wide', 'narrow'] as const) {
        const { panels } = chartFigure(chart, size, figures, document);
        expect(panels.map((panel) => panel.id)).toEqual(
          chart.panels.map((panel) => `${chart.id}-${panel.id}`),
        );
        for (const [n, { svg }] of panels.entries()) {
          const width = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
          const share = size === 'wide' ? (chart.panels[n]?.width ?? 0) : 1;
          expect(Math.abs(width - SIZES[size].width * share)).toBeLessThanOrEqual(0.5);
        }
      }
    }
  });

  test('ids are given once over all charts', () => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const figures = figuresOf(story, 'en', { since: 'since' });
    const svg = story.charts
      .flatMap((chart) =>
        (['wide', 'narrow'] as const).flatMap((size) =>
          chartFigure(chart, size, figures, document).panels.map((panel) => panel.svg),
        ),
      )
      .join('');
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('what is missing is not bridged: a line ends before the gap and begins again after it', () => {
  const { story } = loaded('tests/fixture-story');
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const [chart] = story.charts;
  if (!chart) throw new Error('the fixture has a chart');
  const svg =
    chartFigure(chart, 'wide', figuresOf(story, 'en', { since: 'since' }), document).panels[0]?.svg ?? '';
  const line = /class="line[^>]*>\s*<path d="([^"]+)"/.exec(svg)?.[1] ?? '';
  // Four years, a missing one, one year alone.
  expect(line.match(/M/g)).toHaveLength(2);
});

test('a month that was not found leaves a hole in the line and a tick under it', () => {
  const { story } = loaded('src/story');
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const chart = story.charts.find((one) => one.id === 'surface');
  const [panel] = chart?.panels ?? [];
  if (!chart || panel?.kind !== 'lines') throw new Error('the story draws surface trade by month');
  const months = periodsBetween(panel.from, panel.to);
  const found = new Set(
    story.observations.filter((row) => row.series === 'trade/surface.total').map((row) => row.period),
  );
  const missing = months.filter((month) => !found.has(month));
  expect(missing.length).toBeGreaterThan(0);
  const holed = {
    ...panel,
    missing: 'months not found',
    lines: panel.lines.filter((line) => line.series === 'trade/surface.total'),
  };
  const figures = figuresOf(story, 'en', { since: 'since' });
  const svg = chartFigure({ ...chart, panels: [holed] }, 'wide', figures, document).panels[0]?.svg ?? '';
  const ticks = /class="missing[^>]*>(.*?)<\/g>/s.exec(svg)?.[1] ?? '';
  expect(ticks.match(/<line/g)).toHaveLength(missing.length);
  for (const month of missing) expect(svg).not.toContain(`data-mark="trade/surface.total/${month}"`);
});
