/** The floor: as few bytes as show a map, some charts, a timeline and text, drawn already, without a script. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { geoConicEqualArea, geoPath } from 'd3-geo';
import { landOf } from '../../src/compile/geography';
import { randomFrom } from './random';

const FLOWS = 6;
const LINES = 4;
const POINTS = 30;
const BARS = 15;
const EVENTS = 30;
const PARAGRAPHS = 14;
const MAP = { width: 660, height: 360 };

const WORDS =
  'the goods that cross a border each year are counted twice and seldom agree with one another'.split(' ');

/** Writes the page into a folder. */
export function writeFloor(folder: string): void {
  const random = randomFrom(7);
  const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
  const within = (most: number) => Math.round(random() * most * 10) / 10;
  const land = landOf();
  const path = geoPath(
    geoConicEqualArea()
      .parallels([20, 60])
      .rotate([98, 0])
      .fitExtent(
        [
          [0, 0],
          [MAP.width, MAP.height],
        ],
        {
          type: 'MultiPoint',
          coordinates: [
            [-125, 15],
            [-60, 15],
            [-125, 62],
            [-60, 62],
          ],
        },
      ),
  ).digits(0);
  const map = [
    ...land.features.map((shape) => `<path d="${path(shape) ?? ''}"/>`),
    ...many(
      FLOWS,
      (n) =>
        `<path class="flow" data-mark="flow/${n}" d="M${within(600)} ${within(300)}Q${within(600)} ${within(300)} ${within(600)} ${within(300)}"/>`,
    ),
  ];
  const lines = many(LINES, (line) => {
    const points = many(POINTS, (n) => [20 + n * 20, 40 + line * 40 + within(30)] as const);
    return [
      `<path class="line" d="M${points.map((point) => point.join(' ')).join('L')}"/>`,
      ...points.map(([x, y], n) => `<circle data-mark="line-${line}/${n}" cx="${x}" cy="${y}" r="3"/>`),
    ].join('');
  });
  const bars = many(
    BARS,
    (n) => `<rect data-mark="bar/${n}" x="0" y="${n * 14}" width="${within(600)}" height="11"/>`,
  );
  const events = many(
    EVENTS,
    (n) => `<circle data-mark="event/${n}" cx="${within(1200)}" cy="${10 + (n % 5) * 20}" r="5"/>`,
  );
  const paragraphs = many(
    PARAGRAPHS,
    () => `<p>${many(60, () => WORDS[Math.floor(random() * WORDS.length)] ?? '').join(' ')}.</p>`,
  );
  const svg = (width: number, height: number, parts: readonly string[]) =>
    `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${parts.join('')}</svg>`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    `${folder}/index.html`,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Floor</title><link rel="icon" href="data:,"><style>
body{font:17px/1.5 serif;margin:0;display:grid;grid-template-columns:36rem 1fr;gap:2rem}p{margin:0 1rem 1rem}
path{fill:#ddd}.flow,.line{fill:none;stroke:#b3003c;stroke-width:2}circle,rect{fill:#1f5f9e}</style>
<main>${paragraphs.join('')}</main><div>${svg(MAP.width, MAP.height, map)}${svg(660, 224, lines)}${svg(660, 224, bars)}${svg(1200, 120, events)}</div></html>`,
  );
}
