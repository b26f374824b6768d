/** The bench: what a visit, a choice and a second visit take, beside a page that has no script at all. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serve } from '../../tools/serve.mjs';
import { PROFILES, SLOWDOWN } from './chromium';
import { firstVisit, type Visit } from './first-visit';
import { writeFloor } from './floor';
import { DOINGS, timesOf, type Times } from './interaction';
import { twoVisits } from './second-visit';
import {
  ratioOf,
  shareWithin,
  shown,
  shownRatio,
  shownShare,
  shownSummary,
  summaryOf,
  tableOf,
} from './statistics';

export interface BenchOptions {
  /** Folders of built sites; measured in turn, run by run. */
  sites: readonly string[];
  runs: number;
  /** Only what has one of these in its name: `first`, `school`, `interaction`, `language`, `second`. */
  only: readonly string[];
  /** File for all that was measured, as JSON. */
  out?: string | undefined;
}

const FLOOR = 'floor';
/** What a screen of 60 Hz leaves for one frame, in ms. */
const FRAME_MS = 16.7;

type Measure = (visit: Visit) => number | null;
const MEASURES: Readonly<Record<string, Measure>> = {
  'marks ready, ms': ({ ready }) => ready,
  'first paint, ms': ({ firstPaint }) => firstPaint,
  'largest paint, ms': ({ largestPaint }) => largestPaint,
  'awake, ms': ({ awake }) => awake,
  'blocking, ms': ({ blocking }) => blocking,
  'layout shift': ({ shift }) => Math.round(shift * 1000) / 1000,
  'bytes in all': ({ bytes }) => bytes.total,
  '– page': ({ bytes }) => bytes.html,
  '– scripts': ({ bytes }) => bytes.script,
  '– styles': ({ bytes }) => bytes.style,
  '– fonts': ({ bytes }) => bytes.font,
  '– other': ({ bytes }) => bytes.other,
  requests: ({ bytes }) => bytes.requests,
};

/** Measures what is asked for and prints it as it comes. */
export async function bench({ sites, runs, only, out }: BenchOptions): Promise<void> {
  for (const site of sites)
    if (!existsSync(join(site, 'index.html'))) throw new Error(`no built site in ${site}: npm run build`);
  const wanted = (name: string) => only.length === 0 || only.some((part) => name.includes(part));
  const all: Record<string, unknown> = {};
  const say = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) => {
    console.log(`\n${title}\n\n${tableOf(head, rows)}`);
  };
  const names = new Map(sites.map((site) => [site, basename(site)]));

  for (const profile of PROFILES.filter(({ name }) => wanted(`first visit ${name}`))) {
    const visits = await firstVisits([...names.keys()], profile, runs);
    all[`first visit ${profile.name}`] = Object.fromEntries(visits);
    const columns = [...visits];
    say(
      `First visit, ${profile.name}: median (least–most) of ${runs}`,
      [
        'measure',
        ...columns.flatMap(([site]) => (site === FLOOR ? [FLOOR] : [names.get(site) ?? site, '÷ floor'])),
      ],
      Object.entries(MEASURES).map(([measure, of]) => {
        const summaries = columns.map(([site, list]) => [site, summaryOf(list.map(of))] as const);
        const floor = summaries.find(([site]) => site === FLOOR)?.[1]?.median;
        return [
          measure,
          ...summaries.flatMap(([site, summary]) =>
            site === FLOOR
              ? [shownSummary(summary)]
              : [shownSummary(summary), shownRatio(ratioOf(summary?.median, floor))],
          ),
        ];
      }),
    );
  }

  const doings = DOINGS.filter(({ name }) => wanted(`interaction ${name}`));
  if (doings.length > 0) {
    const rows: string[][] = [];
    for (const doing of doings) {
      const found = await interactions([...names.keys()], doing.name, runs);
      all[doing.name] = Object.fromEntries(found);
      rows.push([
        doing.name,
        ...[...found.values()].flatMap((runsOf) => {
          const times = runsOf.flat();
          const summary = summaryOf(times.map((took) => took?.all));
          const missed = times.filter((time) => time === null).length;
          return [
            shownSummary(summary),
            shownSummary(summaryOf(times.map((took) => took?.work))),
            shownShare(
              shareWithin(
                times.map((took) => took?.work),
                FRAME_MS,
              ),
            ),
            `${shown(summary?.count ?? 0)}${missed ? ` + ${missed} unseen` : ''}`,
          ];
        }),
      ]);
    }
    say(
      `Interaction, processor ${SLOWDOWN} times slower: ms to the end of the frame, median (least–most) of ${runs} runs`,
      ['what', ...[...names.values()].flatMap((name) => [name, 'of it at work', 'work in a frame', 'times'])],
      rows,
    );
  }

  for (const profile of PROFILES.filter(({ name }) => wanted(`second visit ${name}`))) {
    const rows: string[][] = [];
    for (const [site, name] of names) {
      const pairs: Awaited<ReturnType<typeof twoVisits>>[] = [];
      for (let run = 0; run < runs; run++) pairs.push(await twoVisits(site, profile));
      all[`second visit ${profile.name} ${site}`] = pairs;
      for (const measure of ['ready', 'largestPaint'] as const) {
        const [first, second] = (['first', 'second'] as const).map((visit) =>
          summaryOf(pairs.map((pair) => pair[visit][measure])),
        );
        rows.push([
          `${name}: ${measure === 'ready' ? 'marks ready' : 'largest paint'}, ms`,
          shownSummary(first ?? null),
          shownSummary(second ?? null),
          shownRatio(ratioOf(second?.median, first?.median)),
        ]);
      }
    }
    say(
      `Second visit, ${profile.name}, network off: median (least–most) of ${runs}`,
      ['measure', 'first visit', 'second visit', 'second ÷ first'],
      rows,
    );
  }
  if (out) writeFileSync(out, `${JSON.stringify({ runs, all }, null, 1)}\n`);
}

/** The visits to each site and to the floor, in turn, after one of each that does not count. */
async function firstVisits(
  sites: readonly string[],
  profile: (typeof PROFILES)[number],
  runs: number,
): Promise<Map<string, Visit[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'floor-'));
  writeFloor(folder);
  const served = await Promise.all(
    [...sites.map((site) => [site, site] as const), [FLOOR, folder] as const].map(
      async ([name, root]) => [name, await serve(root)] as const,
    ),
  );
  const visits = new Map<string, Visit[]>(served.map(([name]) => [name, []]));
  try {
    for (let run = 0; run <= runs; run++) {
      for (const [name, { url }] of served) {
        const visit = await firstVisit(url, profile);
        if (run > 0) visits.get(name)?.push(visit);
      }
    }
  } finally {
    for (const [, server] of served) await server.close();
    rmSync(folder, { recursive: true });
  }
  return visits;
}

async function interactions(
  sites: readonly string[],
  name: string,
  runs: number,
): Promise<Map<string, Times[]>> {
  const found = new Map<string, Times[]>(sites.map((site) => [site, []]));
  const doing = DOINGS.find((one) => one.name === name);
  for (let run = 0; doing && run < runs; run++) {
    for (const site of sites) {
      const { url, close } = await serve(site);
      found.get(site)?.push(await timesOf(doing, url));
      await close();
    }
  }
  return found;
}
