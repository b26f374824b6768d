/** What travels to the browser: each part what its reader needs, and no number more. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detailsPart, mapPart, readPart, timelinePart } from '../../../src/compile/parts';
import { positionsOn } from '../../../src/compile/projection';
import { homesOf, observationMark } from '../../../src/compile/homes';
import { loaded, storyIn, STORIES } from '../atlases';

const story = storyIn('tests/fixture-story');

describe('what is needed to read', () => {
  const part = readPart(story);

  test('runs of observed periods stop at a gap and begin again after it', () => {
    expect(part.observed['crates/north']).toEqual([
      ['1998', '2001'],
      ['2003', '2003'],
    ]);
    expect(part.observed['crates/south']).toEqual([['2000', '2000']]);
    expect(part.observed['crossing/pier-gate.people']).toEqual([['2000', '2001']]);
  });

  test('has the passages without their words, which the page holds already', () => {
    expect(part.passages.map((passage) => [passage.number, passage.id, passage.section])).toEqual([
      [1, 'ferry', 'first'],
      [2, 'towns', 'first'],
      [3, 'years', 'second'],
      [4, 'bridge', 'second'],
    ]);
    for (const passage of part.passages) expect(passage).not.toHaveProperty('runs');
    expect(part.passages.map((passage) => passage.whose)).toEqual([
      undefined,
      'the author',
      'the author',
      undefined,
    ]);
  });

  test('has the links, a span with its ends', () => {
    expect(part.passages[2]?.phrases).toEqual([
      {
        key: 'long',
        kind: 'spans',
        from: '1998',
        to: '2001',
        marks: ['crates/north/1998', 'crates/north/1999', 'crates/north/2000', 'crates/north/2001'],
      },
    ]);
  });

  test('names the series that a phrase points at, and no other', () => {
    expect(timelinePart(story).titles).toEqual({ 'crates/north': 'Crates from the north' });
  });

  test('has every event’s id, the mentioned and the unmentioned', () => {
    expect(Object.keys(part.events)).toEqual(['ferry-starts', 'bridge-opens', 'feast']);
  });

  test('carries no value of any observation', () => {
    expect(JSON.stringify(part)).not.toMatch(/\b(120|150|160|12345)\b/);
  });

  test('tells days one by one, since nothing draws them as a run', () => {
    const folder = mkdtempSync(join(tmpdir(), 'story-'));
    try {
      cpSync('tests/fixture-story', folder, { recursive: true });
      const add = (file: string, after: string, more: string) => {
        const path = join(folder, file);
        const text = readFileSync(path, 'utf8');
        expect(text).toContain(after);
        writeFileSync(path, text.replace(after, after + more));
      };
      add(
        'figures/observations.csv',
        'crates/south,2000,140,C,gazette\n',
        'crates/south,2000-05-01,1,C,gazette\ncrates/south,2000-05-02,2,C,gazette\n',
      );
      add(
        'charts.yaml',
        '- { mark: crates/south/2000, label: South, colour: SB }\n',
        [1, 2]
          .map((n) => `        - { mark: crates/south/2000-05-0${n}, label: Day ${n}, colour: SB }\n`)
          .join(''),
      );
      expect(readPart(storyIn(folder)).observed['crates/south']).toEqual([
        ['2000', '2000'],
        ['2000-05-01', '2000-05-01'],
        ['2000-05-02', '2000-05-02'],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what the map redraws from', () => {
  const part = mapPart(story);
  const [trade, gates, where] = part.layers;

  test('has a flow of two books with both counts, and only the years that were counted', () => {
    expect(trade?.measures[0]?.flows[0]?.counts).toEqual([
      {
        series: 'crates/north',
        book: 'NB',
        values: { 1998: 100, 1999: 120, 2000: 150, 2001: 160, 2003: 90 },
      },
      { series: 'crates/south', book: 'SB', values: { 2000: 140 } },
    ]);
  });

  test('has the crossings with their place, their country and their counts', () => {
    expect(gates?.measures[0]?.crossings).toEqual([
      {
        id: 'pier-gate',
        name: 'Pier Gate',
        country: 'NB',
        // In map units.
        at: positionsOn(story.map.projection)([-80, 40]),
        series: 'crossing/pier-gate.people',
        values: { 2000: 12345, 2001: 12000 },
      },
    ]);
    expect(trade?.measures[0]?.crossings).toEqual([]);
  });

  test('gives a measure the unit and scale of its layer where it has none', () => {
    expect(trade?.measures[0]).toMatchObject({ unit: 'crates', perUnit: 0.1 });
    expect(where?.measures[0]).toMatchObject({ unit: '', perUnit: 1 });
  });

  test('knows which places the article speaks of, and which only stand in', () => {
    expect(part.places.map(({ id, linked, standIn }) => ({ id, linked, standIn }))).toEqual([
      { id: 'northby', linked: true, standIn: false },
      { id: 'southby', linked: true, standIn: false },
      { id: 'pier', linked: false, standIn: true },
    ]);
  });

  test('knows the year of the moment, and whose books there are', () => {
    expect(part.momentYear).toBe(2001);
    expect(part.books).toEqual([
      { id: 'NB', adjective: 'Northby’s' },
      { id: 'SB', adjective: 'Southby’s' },
    ]);
  });

  test('has no value of a year that the layer does not show', () => {
    const narrow = structuredClone(story);
    const [layer] = narrow.map.layers;
    if (!layer) throw new Error('the fixture has a layer');
    layer.years = [1999, 2000];
    expect(mapPart(narrow).layers[0]?.measures[0]?.flows[0]?.counts[0]?.values).toEqual({
      1999: 120,
      2000: 150,
    });
  });
});

describe('what the timeline redraws from', () => {
  const part = timelinePart(story);

  test('has each event’s time, lane and title, and whether the article speaks of it', () => {
    expect(part.events).toEqual([
      { id: 'ferry-starts', start: '1998-05-01', lane: 'works', title: 'The ferry starts', linked: true },
      { id: 'bridge-opens', start: '2002', lane: 'works', title: 'The bridge opens', linked: true },
      { id: 'feast', start: '2000-03', end: '2000-04', lane: 'feasts', title: 'A long feast', linked: false },
    ]);
  });

  test('has its range, its bounds and the moment', () => {
    expect(part).toMatchObject({ range: ['1998', '2003'], bounds: ['1990', '2010'], moment: '2001-06' });
  });
});

describe('what a mark says', () => {
  const part = detailsPart(story);

  test('has value, confidence and source of every observation', () => {
    expect(part.observations['crates/north']?.['1999']).toEqual([120, 'C', 'gazette']);
    expect(part.observations['crossing/pier-gate.people']?.['2000']).toEqual([12345, 'C', 'gazette']);
  });

  test('has the description of an event, with its place in words', () => {
    expect(part.events.feast).toEqual({
      description: 'An invented feast that nobody mentions.',
      notes: [],
      place: 'Southby',
      confidence: 'C',
      sources: ['gazette'],
    });
  });

  test('says of a place why it is there, and of a country nothing but its name', () => {
    expect(part.places.pier).toMatchObject({ name: 'The pier', why: 'a pier', basis: 'invented' });
    expect(part.places.northby).toMatchObject({ name: 'Northby', why: '', basis: '' });
  });
});

describe.each(STORIES)('the parts of %s', (folder) => {
  const { story: whole, read } = loaded(folder);
  const details = detailsPart(whole);

  test('have details of every observation that a figure draws, and a source for each that is told', () => {
    const drawn = whole.observations.filter(
      (row) => homesOf(observationMark(row.series, row.period), whole.homes).length > 0,
    );
    expect(drawn.length).toBeGreaterThan(0);
    for (const { series, period, value, confidence, source } of drawn) {
      expect(details.observations[series]?.[period]).toEqual([value, confidence, source]);
      expect(details.series[series]?.title).toBeTruthy();
      expect(details.sources[source]?.title).toBeTruthy();
    }
  });

  test('have the sources of all events and places', () => {
    for (const item of [...Object.values(details.events), ...Object.values(details.places)])
      for (const source of item.sources) expect(details.sources).toHaveProperty([source]);
  });

  test('say the same observed periods as the observations, and invent none', () => {
    const told = new Map<string, Set<string>>();
    for (const { series, period } of [
      ...whole.observations,
      ...whole.crossingCounts.map((count) => ({
        series: `crossing/${count.crossing}.${count.kind}`,
        period: String(count.year),
      })),
    ]) {
      if (homesOf(observationMark(series, period), whole.homes).length === 0) continue;
      told.set(series, (told.get(series) ?? new Set()).add(period));
    }
    expect(new Set(Object.keys(read.observed))).toEqual(new Set(told.keys()));
    for (const [series, runs] of Object.entries(read.observed)) {
      const ends = runs.flat();
      expect(ends).toEqual([...ends].sort());
      const within = [...(told.get(series) ?? [])].filter((period) =>
        runs.some(([from, to]) => period.length === from.length && period >= from && period <= to),
      );
      expect(new Set(within)).toEqual(told.get(series));
      for (const end of ends) expect(told.get(series)?.has(end), `${series}/${end}`).toBe(true);
    }
  });

  test('are plain data, so that they can be sent as text', () => {
    for (const part of [read, mapPart(whole), timelinePart(whole), details])
      expect(JSON.parse(JSON.stringify(part))).toEqual(part);
  });
});
