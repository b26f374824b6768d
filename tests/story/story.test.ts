/** The content itself: whole, in order, sourced, linked both ways. */
import { describe, expect, test } from 'vitest';
import { linkCount } from '../../src/compile/compile';
import { homesOf, observationMark } from '../../src/compile/homes';
import { readPart } from '../../src/compile/parts';
import { LANGUAGES } from '../../src/compile/told';
import { LinkIndex } from '../../src/model/links';
import { storyIn } from '../unit/atlases';

const story = storyIn('src/story');
const links = new LinkIndex(readPart(story).passages);
const textOf = (passage: (typeof story.passages)[number]) => passage.runs.map((run) => run.text).join('');

describe('the retelling', () => {
  test('has all 36 passages in five sections, in order', () => {
    expect(story.passages).toHaveLength(36);
    expect(story.passages.map((passage) => passage.number)).toEqual(
      Array.from({ length: 36 }, (_, n) => n + 1),
    );
    expect([...new Set(story.passages.map((passage) => passage.section))]).toEqual([
      'lead',
      'trade',
      'health',
      'security',
      'trilateralism',
    ]);
    const paragraphs = story.passages.map((passage) => passage.paragraph);
    expect(paragraphs).toEqual([...paragraphs].sort((a, b) => a - b));
  });

  test('is about as long as the article', () => {
    const words = story.passages.map(textOf).join(' ').split(/\s+/).length;
    expect(words).toBeGreaterThan(850);
    expect(words).toBeLessThan(1150);
  });

  test('says no number outside a phrase, so that each leads to its source', () => {
    for (const passage of story.passages) {
      for (const run of passage.runs)
        if (run.phrase === undefined) expect(run.text, passage.id).not.toMatch(/\d/);
    }
  });

  test('every passage reaches a mark or place, and every opinion says whose it is', () => {
    for (const passage of story.passages) {
      expect(links.marksOf(passage.id).length, passage.id).toBeGreaterThan(0);
      if (passage.says === 'opinion') expect(passage.whose, passage.id).toBeTruthy();
    }
  });

  test('every passage has text and a phrase in it, each phrase of one link and each link of one phrase', () => {
    for (const passage of story.passages) {
      expect(textOf(passage).trim(), passage.id).toMatch(/^\S.*[.;]$/s);
      const told = passage.runs.flatMap((run) => (run.phrase === undefined ? [] : [run.phrase]));
      expect(told.length, passage.id).toBeGreaterThan(0);
      expect([...told].sort(), passage.id).toEqual(passage.phrases.map((phrase) => phrase.key).sort());
    }
  });

  test('a number in a phrase is the value of a mark that it points at, or part of its time', () => {
    const values = new Map(
      story.observations.map((row) => [observationMark(row.series, row.period), row.value]),
    );
    const events = new Map(story.events.map((event) => [`event/${event.id}`, event]));
    let checked = 0;
    for (const passage of story.passages) {
      for (const run of passage.runs) {
        const phrase = passage.phrases.find((one) => one.key === run.phrase);
        if (!phrase) continue;
        const times = [
          phrase.from,
          phrase.to,
          ...phrase.marks.flatMap((mark) => {
            const event = events.get(mark);
            return event ? [event.start, event.end] : [mark.slice(mark.lastIndexOf('/') + 1)];
          }),
        ].flatMap((time) => (time === undefined ? [] : [Number(time.slice(0, 4))]));
        // A series is kept in thousands, in millions or as it is: the digits must be the same.
        const digits = phrase.marks.flatMap((mark) => {
          const value = values.get(mark);
          return value === undefined ? [] : [value, value / 1000, value / 1e6];
        });
        const [from, to] = phrase.marks.map((mark) => values.get(mark));
        const growth = from && to ? [(to / from - 1) * 100] : [];
        for (const [text] of run.text.matchAll(/(?<![A-Za-z])\d+(?:\.\d+)?/g)) {
          const said = Number(text);
          const places = text.split('.')[1]?.length ?? 0;
          const isValue = digits.some((value) => value.toFixed(places) === text);
          // Growth is recomputed from rounded numbers: it may be off by a few tenths.
          const isGrowth = growth.some((value) => Math.abs(value - said) < 0.3);
          expect(times.includes(said) || isValue || isGrowth, `${passage.id}: ${run.text}`).toBe(true);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(5);
  });

  test('uses all four kinds of link', () => {
    const kinds = story.passages.flatMap((passage) => passage.phrases.map((phrase) => phrase.kind));
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(count('names')).toBeGreaterThan(20);
    expect(count('gathers')).toBeGreaterThan(20);
    expect(count('spans')).toBeGreaterThanOrEqual(5);
    expect(count('compares')).toBeGreaterThanOrEqual(4);
    expect(linkCount(story)).toBeGreaterThan(300);
  });

  test('a comparison compares like with like', () => {
    const unitOf = (mark: string) =>
      story.series.find(
        (series) => mark.startsWith(`${series.id}/`) && !mark.slice(series.id.length + 1).includes('/'),
      )?.unit;
    for (const passage of story.passages) {
      for (const phrase of passage.phrases.filter((one) => one.kind === 'compares')) {
        const [from = '', to = ''] = phrase.marks;
        expect(unitOf(from), `${passage.id}.${phrase.key}`).toBeDefined();
        expect(unitOf(from), `${passage.id}.${phrase.key}`).toBe(unitOf(to));
      }
    }
  });

  test('every linked mark is drawn and leads back', () => {
    for (const passage of story.passages) {
      for (const mark of links.marksOf(passage.id)) {
        expect(homesOf(mark, story.homes).length, mark).toBeGreaterThan(0);
        expect(links.passagesOf(mark)).toContain(passage.id);
      }
    }
  });

  test('locating phrases are short, and no two are the same', () => {
    const phrases = story.passages.map((passage) => passage.find);
    for (const phrase of phrases) expect(phrase.split(/\s+/).length).toBeLessThanOrEqual(6);
    expect(new Set(phrases).size).toBe(36);
  });
});

/** What each sentence of the article names, read from it by hand: events and places that its passage must reach. */
const NAMED: Record<string, string[]> = {
  'caption-guadalajara': [
    'event/nals-2009',
    'place/guadalajara',
    'place/guadalajara-cabanas',
    'place/ottawa',
  ],
  'puzzle-weight': ['place/washington', 'place/country-ca', 'place/country-mx'],
  'visits-and-visa': [
    'event/calderon-canada-2010',
    'event/visa-2009',
    'event/harper-mexico-2014',
    'place/parliament-hill',
    'place/toronto',
    'place/mexico-city',
    'place/ottawa',
  ],
  'nafta-rebound': [
    'event/nafta-signed',
    'event/nafta-force',
    'place/ottawa',
    'place/mexico-city',
    'place/oas',
    'place/detroit',
  ],
  'surface-trade-2010': [
    'event/bts-january-2010',
    'place/washington',
    'place/detroit',
    'place/laredo',
    'trade/surface.total/2010-01',
    'trade/article.surface/2010-01',
  ],
  'competitiveness-call': [
    'event/spp-nacc-launch',
    'event/spp-nacc-report-2007',
    'place/ottawa',
    'place/mexico-city',
    'place/washington',
  ],
  'competitiveness-opening': ['place/country-ca', 'place/country-mx', 'place/country-us'],
  'mining-investment': [
    'place/washington',
    'place/toronto',
    'place/chihuahua',
    'place/beijing',
    'investment/mining.article/2010',
  ],
  'sars-h1n1': [
    'event/sars-first-death-2003',
    'event/sars-who-advisory-2003',
    'event/h1n1-winnipeg-confirm-2009',
    'event/h1n1-lab-aid-2009',
    'event/h1n1-sequence-2009',
    'event/h1n1-cancun-2009',
    'event/flu-plan-2007',
    'place/toronto',
    'place/winnipeg',
    'place/mexico-city',
    'place/washington',
    'place/cancun',
  ],
  'americans-abroad': ['place/country-us', 'place/country-mx', 'place/country-ca'],
  'canadians-abroad': [
    'place/country-ca',
    'place/country-us',
    'place/country-mx',
    'travel/article.ca-to-us/2008',
    'travel/article.ca-to-mx/2008',
  ],
  'security-cooperation': ['place/ottawa', 'place/mexico-city'],
  'police-training': [
    'event/accbp-rcmp-2009',
    'event/slp-academy-2009',
    'place/san-luis-potosi',
    'place/ottawa',
    'place/washington',
    'place/bogota',
    'place/guadalajara',
  ],
  'political-military-dialogue': ['event/polmil-2006', 'place/ottawa', 'place/mexico-city'],
  'war-of-1846': [
    'event/mexwar-declared',
    'event/mexwar-capital',
    'event/mexwar-treaty',
    'place/washington',
    'place/brownsville',
    'place/mexico-city',
    'place/guadalupe-hidalgo',
  ],
  'institutions-support': ['event/jap-2010', 'place/washington', 'place/ottawa', 'place/mexico-city'],
  'coordination-missing': [
    'event/merida-meeting-2007',
    'event/merida-announced-2007',
    'event/nadm-2012',
    'place/ottawa',
    'place/washington',
    'place/merida',
  ],
  'coordination-gain': ['place/ottawa', 'place/washington', 'place/country-mx'],
  'ottawa-view': ['event/btb-2011', 'place/ottawa', 'place/washington', 'place/mexico-city'],
  'washington-view': ['place/washington'],
  'spp-disengaged': ['event/spp-launch', 'event/spp-end', 'place/waco', 'place/ottawa'],
  'spp-pressure': [
    'event/montebello-protest-2007',
    'event/hconres40-2007',
    'place/washington',
    'place/montebello',
  ],
  'annual-summit': ['event/nals-2009', 'event/nals-2010-not-held', 'place/guadalajara', 'place/wakefield'],
  'two-borders': [
    'event/smartborder-ca-2001',
    'event/smartborder-mx-2002',
    'event/whti-land-2009',
    'event/napolitano-2009',
    'place/white-house',
    'place/detroit',
    'place/laredo',
    'place/ottawa',
  ],
  'border-irritant': ['event/vanloan-2009', 'place/ottawa', 'place/washington', 'place/detroit'],
  'less-interested': ['event/obama-ottawa-2009', 'place/washington', 'place/ottawa'],
  'protect-us-tie': ['place/white-house', 'place/ottawa'],
  'nafta-buy-american': [
    'event/obama-nafta-2008',
    'event/naftagate-2008',
    'event/arra-2009',
    'event/buyamerican-deal-announced',
    'place/cleveland',
    'place/chicago',
    'place/denver',
    'place/capitol',
  ],
  'strategic-importance': ['place/ottawa', 'place/mexico-city'],
  'leverage-us': ['event/cmp-2004', 'place/ottawa', 'place/mexico-city', 'place/washington'],
  'world-balance': ['place/washington'],
  'agenda-influence': ['place/country-ca', 'place/country-mx'],
  counterweights: ['place/beijing', 'place/tehran'],
  'deepen-strategic': ['place/washington', 'place/ottawa', 'place/mexico-city'],
  'energy-environment': [
    'event/climate-declaration-2009',
    'event/energy-mou-2016',
    'event/nacceep-2016',
    'place/ottawa-ngc',
    'place/winnipeg',
    'place/guadalajara',
  ],
  'capitol-hill': ['place/white-house', 'place/capitol'],
};

test.each(Object.entries(NAMED))('passage %s reaches all that its sentence names', (passage, marks) => {
  expect(marks.filter((mark) => !links.marksOf(passage).includes(mark))).toEqual([]);
});

describe('the data', () => {
  test('is all there', () => {
    expect(story.events).toHaveLength(98);
    expect(story.places).toHaveLength(50);
    expect(story.observations).toHaveLength(2706);
    expect(story.series).toHaveLength(150);
    expect(story.crossings).toHaveLength(26);
    expect(Object.keys(NAMED)).toEqual(story.passages.map((passage) => passage.id));
  });

  test('every observation and every event stands on a source', () => {
    const sources = new Set(story.sources.map((source) => source.id));
    for (const { series, period, source } of story.observations)
      expect(sources.has(source), `${series}/${period}`).toBe(true);
    for (const event of story.events) expect(event.sources.length, event.id).toBeGreaterThan(0);
  });

  test('every source that is used is there, once, with its publisher and title', () => {
    const used = new Set([
      story.article.source,
      ...story.observations.map((row) => row.source),
      ...story.crossingCounts.map((row) => row.source),
      ...story.events.flatMap((event) => event.sources),
      ...story.places.flatMap((place) => place.sources),
      ...story.leaders.flatMap((leaders) => leaders.terms.flatMap((term) => term.sources)),
    ]);
    const known = new Set(story.sources.map((source) => source.id));
    expect([...used].filter((source) => !known.has(source))).toEqual([]);
    expect(known.size).toBe(story.sources.length);
    for (const source of story.sources) {
      expect(source.publisher, source.id).toBeTruthy();
      expect(source.title, source.id).toBeTruthy();
    }
  });

  test('every event has a name, a description, a lane and a place', () => {
    const lanes = new Set(story.timeline.lanes.map((lane) => lane.id));
    const places = new Set(story.places.map((place) => place.id));
    for (const event of story.events) {
      expect(event.title, event.id).toBeTruthy();
      expect(event.description.length, event.id).toBeGreaterThan(event.title.length / 2);
      expect(lanes.has(event.lane), event.id).toBe(true);
      for (const place of [event.place, ...event.alsoPlaces]) expect(places.has(place), event.id).toBe(true);
      if (event.end !== undefined) {
        const precision = Math.min(event.start.length, event.end.length);
        expect(event.end.slice(0, precision) >= event.start.slice(0, precision), event.id).toBe(true);
      }
    }
    const titles = story.events.map((event) => event.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('every chart says what is counted, and each number in it has a source', () => {
    const sources = new Set(story.sources.map((source) => source.id));
    for (const chart of story.charts) {
      expect(chart.basis, chart.id).toBeTruthy();
      const rows = story.observations.filter((row) =>
        homesOf(observationMark(row.series, row.period), story.homes).some(
          (home) => home.on === 'chart' && home.chart === chart.id,
        ),
      );
      expect(rows.length, chart.id).toBeGreaterThan(0);
      for (const row of rows) expect(sources.has(row.source), `${chart.id} ${row.series}`).toBe(true);
    }
  });

  test('every line that a chart draws has figures in its range, every flow at least one', () => {
    const periods = new Map<string, string[]>();
    for (const { series, period } of story.observations)
      periods.set(series, [...(periods.get(series) ?? []), period]);
    for (const chart of story.charts) {
      for (const panel of chart.panels) {
        if (panel.kind === 'lines')
          for (const { series } of panel.lines)
            expect(
              periods
                .get(series)
                ?.filter(
                  (period) =>
                    period.length === panel.from.length && period >= panel.from && period <= panel.to,
                ).length,
              `${chart.id} ${series}`,
            ).toBeGreaterThan(0);
        else {
          // Rows of one chart are told apart by their names.
          const names = panel.bars.map((bar) => bar.label);
          expect(new Set(names).size, chart.id).toBe(names.length);
        }
      }
    }
    for (const { series, books } of story.map.layers.flatMap((layer) =>
      layer.measures.flatMap((measure) => measure.flows),
    ))
      for (const id of [...(series ?? []), ...Object.values(books ?? {})])
        expect(periods.get(id)?.length, id).toBeGreaterThan(0);
  });

  test('summits are numbered as meetings held, and the dispute is told', () => {
    const numbered = story.events.flatMap((event) =>
      event.summit?.number === undefined ? [] : [[event.id, event.summit.number]],
    );
    expect(numbered).toEqual([
      ['nals-2005', 1],
      ['nals-2006', 2],
      ['nals-2007', 3],
      ['nals-2008', 4],
      ['nals-2009', 5],
      ['nals-2012', 6],
      ['nals-2014', 7],
      ['nals-2016', 8],
      ['nals-2021', 9],
      ['nals-2023', 10],
    ]);
    expect(story.timeline.lanes.find((lane) => lane.id === 'summits')?.note).toMatch(/meetings held/);
  });
});

describe('what is told', () => {
  test.each(LANGUAGES)('has the marks of print, not those of a typewriter: %s', (language) => {
    const typed: string[] = [];
    const look = (value: unknown, where: string): void => {
      if (typeof value === 'string') {
        if (/\p{L}'|'\p{L}|"/u.test(value) && !/^https?:/.test(value)) typed.push(`${where}: ${value}`);
      } else if (value && typeof value === 'object')
        for (const [key, part] of Object.entries(value)) look(part, `${where}.${key}`);
    };
    look(storyIn('src/story', language), 'story');
    expect(typed).toEqual([]);
  });
});
