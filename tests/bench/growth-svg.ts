/** Curves on one drawing with logarithmic axes, as SVG text. */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

export interface Curve {
  name: string;
  points: { size: number; value: number; min: number; max: number }[];
}

/** All in one unit; a dotted line grows as n log n does. */
export function curvesSvg(curves: readonly Curve[], unit: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const rows = curves.flatMap(({ name, points }) => points.map((point) => ({ name, ...point })));
  const most = Math.max(...rows.map((row) => row.value));
  // What grows as n log n does, from the lowest first value on.
  const first = rows.find((row) => row.size === Math.min(...rows.map(({ size }) => size)));
  const sizes = [...new Set(rows.map((row) => row.size))];
  const base = Math.max(first?.value ?? 1, most / 1e4);
  const nLogN = sizes.map((size) => ({
    size,
    value: (base * size * Math.log(size)) / ((sizes[0] ?? 1) * Math.log(sizes[0] ?? 2)),
  }));
  const svg = Plot.plot({
    document,
    width: 760,
    height: 420,
    marginLeft: 60,
    marginRight: 190,
    style: { fontFamily: 'sans-serif', fontSize: '13px', background: '#fbf8f1' },
    x: {
      type: 'log',
      label: 'links and marks',
      ticks: sizes,
      tickFormat: (size: number) => size.toLocaleString('en'),
    },
    y: { type: 'log', label: unit, grid: true, ticks: 6, tickFormat: '~g' },
    marks: [
      Plot.line(
        nLogN.filter(({ value }) => value <= most * 2),
        { x: 'size', y: 'value', stroke: '#8a8272', strokeDasharray: '3 4' },
      ),
      Plot.ruleX(rows, { x: 'size', y1: 'min', y2: 'max', strokeWidth: 3, strokeOpacity: 0.3 }),
      Plot.line(rows, { x: 'size', y: 'value', z: 'name', strokeWidth: 2 }),
      Plot.dot(rows, { x: 'size', y: 'value', fill: 'black', r: 3.5 }),
      Plot.text(
        rows,
        Plot.selectLast({ x: 'size', y: 'value', z: 'name', text: 'name', dx: 8, textAnchor: 'start' }),
      ),
    ],
  });
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `${svg.outerHTML}\n`;
}
