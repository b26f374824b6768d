/** What Explore offers is what the figures can answer; its numbers are recomputed; its address brings every view back. */
import { describe, expect, test } from 'vitest';
import { explorePart } from '../../../src/compile/parts';
import {
  CHARTS,
  choiceOf,
  drawnBy,
  extentOf,
  gapsOf,
  measureOf,
  measuresOf,
  offersOf,
  queryOfChoice,
  SCALES,
  sensible,
  startOfMeasure,
  type Choice,
} from '../../../src/model/explore';
import { storyIn } from '../atlases';

const part = explorePart(storyIn('src/story'));
const invented = explorePart(storyIn('tests/fixture-story'));
const value = (series: string, year: number) => part.values[series]?.[String(year)] ?? Number.NaN;
const pointIn = (choice: Choice, line: string, year: number) =>
  drawnBy(part, choice)
    .lines.find((one) => one.line.id === line)
    ?.points.find((point) => point.year === year);

/** The same numbers every time: mulberry32. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
/** A choice such as clicks make: each step among what is offered. */
function someChoice(seed: number, of = part): Choice {
  const next = random(seed);
  const pick = <T>(all: readonly T[]): T => {
    const one = all[next(all.length)];
    if (one === undefined) throw new Error('nothing to pick');
    return one;
  };
  const measure = pick(measuresOf(of));
  const extent = extentOf(of, measure);
  const years = [extent[0] + next(extent[1] - extent[0] + 1), extent[0] + next(extent[1] - extent[0] + 1)];
  let choice = sensible(of, {
    show: measure.show,
    lines: measure.lines.filter(() => next(2) === 0).map(({ id }) => id),
    years: [Math.min(...years), Math.max(...years)],
  });
  const offers = offersOf(of, choice);
  const [charts, scales] = [
    CHARTS.filter((chart) => !offers.charts[chart]),
    SCALES.filter((scale) => !offers.scales[scale]),
  ];
  choice = sensible(of, { ...choice, chart: pick(charts), as: pick(scales) });
  const span = choice.years[1] - choice.years[0] + 1;
  choice = sensible(of, {
    ...choice,
    year: choice.years[0] + next(span),
    base: choice.years[0] + next(span),
  });
  return offers.against.length > 0 ? sensible(of, { ...choice, against: pick(offers.against).show }) : choice;
}

describe('the address', () => {
  test('brings back 2,000 random views', () => {
    for (let seed = 0; seed < 2000; seed++) {
      const of = seed % 5 === 0 ? invented : part;
      const choice = someChoice(seed, of);
      const query = queryOfChoice(of, choice);
      const again = choiceOf(of, `explore.html?mark=event/x&${query}`);
      // What is not shown is not kept: the base of what is no index, the other measure of what is no scatter.
      const seen = ({ base, against, ...rest }: Choice) => ({
        ...rest,
        ...(rest.as === 'index' ? { base } : {}),
        ...(rest.chart === 'scatter' ? { against } : {}),
      });
      expect(seen(again), query).toEqual(seen(choice));
      expect(queryOfChoice(of, again)).toBe(query);
    }
  });

  test('is empty for the view that the room opens with', () => {
    const first = measuresOf(part)[0]?.show ?? '';
    expect(queryOfChoice(part, startOfMeasure(part, first))).toBe('');
  });

  test.each([
    '',
    '?',
    '?show=',
    '?show=__proto__&lines=constructor,toString',
    '?years=9999..0000&in=0000&base=9999',
    '?as=nonsense&chart=%E0%A4%A',
    '?years=2010..2010',
    '?chart=scatter&against=hasOwnProperty',
    '?lines=,,,',
    `?lines=${'x,'.repeat(3000)}`,
  ])('of no sense gives a view that can be drawn: %.40s', (address) => {
    const choice = choiceOf(part, address);
    expect(sensible(part, choice)).toEqual(choice);
    expect(drawnBy(part, choice).lines.length).toBeGreaterThan(0);
    expect(choice.years[1]).toBeGreaterThan(choice.years[0]);
  });
});

describe('what is offered', () => {
  test('can be drawn: every chart and scale of every measure that is not refused has numbers', () => {
    for (const measure of measuresOf(part)) {
      const start = startOfMeasure(part, measure.show);
      const offers = offersOf(part, start);
      for (const as of SCALES.filter((scale) => !offers.scales[scale])) {
        const drawn = drawnBy(part, sensible(part, { ...start, as }));
        expect(drawn.lines.length, `${measure.show} as ${as}`).toBeGreaterThan(0);
      }
      for (const { show } of offers.against) {
        const drawn = drawnBy(part, sensible(part, { ...start, chart: 'scatter', against: show }));
        expect(drawn.lines.length + drawn.leftOut.length, `${measure.show} by ${show}`).toBe(
          start.lines.length,
        );
      }
    }
  });

  test('what cannot be answered is refused with a reason: no output under Canadian dollars, no ranking of one', () => {
    const { charts, scales } = offersOf(part, startOfMeasure(part, 'trade.canada-mexico'));
    expect([scales.output, scales.person, scales.share]).toEqual(['no-output', 'no-people', 'no-whole']);
    expect(charts.bars).toBeNull();
    expect(offersOf(part, startOfMeasure(part, 'travel.entries')).charts.bars).toBe('one-line');
  });

  test('a choice that cannot be answered becomes the nearest that can', () => {
    expect(
      sensible(part, { show: 'travel.refugees', as: 'output', chart: 'multiples', lines: ['mx-ca'] }),
    ).toMatchObject({
      as: 'plain',
      chart: 'line',
    });
  });
});

describe('the numbers', () => {
  const both = startOfMeasure(part, 'trade.both-ways');
  const [ca, mx, us] = [
    'trade/two-way.ca-mx.by-ca',
    'trade/two-way.mx-ca.by-mx',
    'trade/two-way.us-ca.by-us',
  ];

  test('as they are: divided into the unit, each with the mark of its observation', () => {
    expect(pointIn(both, 'ca-mx.ca', 2008)).toEqual({
      year: 2008,
      value: value(ca, 2008) / 1000,
      mark: `${ca}/2008`,
    });
  });

  test('indexed: the base year is 100', () => {
    const choice = { ...both, as: 'index' as const, base: 1993 };
    expect(pointIn(choice, 'ca-mx.ca', 1993)?.value).toBe(100);
    expect(pointIn(choice, 'ca-mx.ca', 2008)?.value).toBeCloseTo(
      (100 * value(ca, 2008)) / value(ca, 1993),
      9,
    );
  });

  test('as change on the year before, in per cent', () => {
    const choice = { ...both, as: 'change' as const };
    expect(pointIn(choice, 'ca-mx.ca', 2009)?.value).toBeCloseTo(
      100 * (value(ca, 2009) / value(ca, 2008) - 1),
      9,
    );
    expect(pointIn(choice, 'ca-mx.ca', both.years[0])?.value).toBeNull();
  });

  test('as shares of the three pairs, which make 100, and leave out what is not one of them', () => {
    const choice = sensible(part, {
      ...both,
      as: 'share',
      lines: measureOf(part, both.show).lines.map(({ id }) => id),
    });
    const drawn = drawnBy(part, choice);
    const sum = drawn.lines.reduce(
      (total, { points }) => total + (points.find(({ year }) => year === 2008)?.value ?? 0),
      0,
    );
    expect(drawn.lines).toHaveLength(3);
    expect(sum).toBeCloseTo(100, 9);
    expect(new Set(drawn.leftOut.map(({ why }) => why))).toEqual(new Set(['not-in-whole']));
  });

  test('per person and of output: of the country whose books they are', () => {
    expect(pointIn({ ...both, as: 'person' }, 'us-ca.us', 2008)?.value).toBeCloseTo(
      (value(us, 2008) * 1e6) / value('context/population.us', 2008),
      6,
    );
    expect(pointIn({ ...both, as: 'output' }, 'ca-mx.mx', 2008)?.value).toBeCloseTo(
      (100 * value(mx, 2008)) / value('context/gdp.mx', 2008),
      9,
    );
    const visits = startOfMeasure(part, 'travel.overnight');
    // Thousands of visits over persons, for each thousand people.
    expect(pointIn({ ...visits, as: 'person' }, 'ca-us', 2008)?.value).toBeCloseTo(
      (value('travel/ca-to-us', 2008) * 1000) / (value('context/population.ca', 2008) / 1000),
      6,
    );
  });

  test('a year that was not found stays empty: never nought, never bridged', () => {
    const travel = startOfMeasure(part, 'travel.overnight');
    expect(pointIn(travel, 'us-ca', 2016)?.value).toBeNull();
    expect(pointIn({ ...travel, as: 'change' }, 'us-ca', 2017)?.value).toBeNull();
  });

  test('with hindsight hidden nothing is drawn that was not over at the moment', () => {
    const drawn = drawnBy(part, both, 2010.4);
    expect(Math.max(...drawn.lines.flatMap(({ points }) => points.map(({ year }) => year)))).toBe(2009);
  });

  test('the gap between two books is the one less the other, in every year that both have', () => {
    const [gap, ...more] = gapsOf(part, { ...both, lines: ['ca-mx.ca', 'ca-mx.mx'] });
    expect(more).toEqual([]);
    expect(gap?.points).toHaveLength(37);
    expect(gap?.points.find(({ year }) => year === 2010)?.value).toBeCloseTo(
      (value(ca, 2010) - value(mx, 2010)) / 1000,
      9,
    );
    expect(gapsOf(part, { ...both, lines: ['us-ca.us', 'ca-mx.mx'] })).toEqual([]);
  });

  test('a scatter pairs each year of a flow with the same year of what it is held against', () => {
    const choice = sensible(part, {
      show: 'trade.one-way',
      chart: 'scatter',
      against: 'size.output',
      lines: ['ca-us'],
    });
    expect(pointIn(choice, 'ca-us', 2008)).toEqual({
      year: 2008,
      value: value('trade/us-imports-from-canada', 2008) / 1000,
      mark: 'trade/us-imports-from-canada/2008',
      across: { value: value('context/gdp.ca', 2008) / 1000, mark: 'context/gdp.ca/2008' },
    });
  });
});

test('every question opens the very view that it names', () => {
  for (const { ask, view } of part.questions) {
    const choice = choiceOf(part, `?${view}`);
    const said = (query: string) => [...new URLSearchParams(query)].sort().map(String);
    const again = said(queryOfChoice(part, choice));
    // A base that would be chosen anyway need not be said.
    expect(
      said(view).filter((one) => !again.includes(one) && !one.startsWith('base,')),
      ask,
    ).toEqual([]);
    expect(choice.as === 'index' ? choice.base : 0, ask).toBe(
      Number(new URLSearchParams(view).get('base') ?? 0),
    );
  }
});

test('units are of the right size', () => {
  // US$ million over 1,000 is US$ billion: Canada’s output in 2010 was between one and two thousand of them.
  const shown = pointIn(startOfMeasure(part, 'size.output'), 'ca', 2010)?.value ?? 0;
  expect(shown).toBeGreaterThan(1000);
  expect(shown).toBeLessThan(2000);
  const people = pointIn(startOfMeasure(part, 'size.people'), 'ca', 2010)?.value ?? 0;
  expect(people).toBeGreaterThan(30);
  expect(people).toBeLessThan(40);
});
