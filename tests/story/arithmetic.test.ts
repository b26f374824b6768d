/** The arithmetic that the article, our titles and our notes rest on, recomputed from the observations. */
import { describe, expect, test } from 'vitest';
import { storyIn } from '../unit/atlases';

const story = storyIn('src/story');
const values = new Map(story.observations.map((row) => [`${row.series}/${row.period}`, row.value]));

/** An observation; a missing one fails the test that asks. */
function at(mark: string): number {
  const value = values.get(mark);
  if (value === undefined) throw new Error(`no observation ${mark}`);
  return value;
}
const titleOf = (chart: string) => story.charts.find((one) => one.id === chart)?.title ?? '';
const noteOf = (chart: string) => story.charts.find((one) => one.id === chart)?.note ?? '';

describe('surface trade in January 2010', () => {
  test('is the sum of the two borders, and holds no trade between Canada and Mexico', () => {
    expect(at('trade/surface.canada/2010-01') + at('trade/surface.mexico/2010-01')).toBe(
      at('trade/surface.total/2010-01'),
    );
    expect(at('trade/surface.total/2010-01')).toBe(at('trade/article.surface/2010-01'));
    expect(noteOf('surface')).toContain('not in it');
  });

  test('is 19.5 per cent more than a year before, as far as rounded numbers tell', () => {
    const growth = at('trade/surface.total/2010-01') / at('trade/surface.total/2009-01');
    expect(growth).toBeCloseTo(1.19, 2);
    expect(
      at('trade/surface.total/2009-01') * (1 + at('trade/article.surface-change/2010-01') / 100),
    ).toBeCloseTo(at('trade/surface.total/2010-01'), -3);
    expect(titleOf('surface')).toContain('A fifth more than a year before');
  });

  test('is US$34.2 billion with Canada and 22.5 with Mexico, 56.7 together; 47.5 grown by 19.5 per cent gives as much', () => {
    const shown = (mark: string) => (at(mark) / 1000).toFixed(1);
    expect(
      ['trade/surface.canada/2010-01', 'trade/surface.mexico/2010-01', 'trade/surface.total/2010-01'].map(
        shown,
      ),
    ).toEqual(['34.2', '22.5', '56.7']);
    expect(shown('trade/surface.total/2009-01')).toBe('47.5');
    expect(at('trade/article.surface-change/2010-01')).toBe(19.5);
    // Both numbers are rounded to a tenth: 56.76 and 56.7 agree within it.
    expect(Math.abs(47.5 * 1.195 - 56.7)).toBeLessThan(0.1);
  });

  test('all 63 months from January 2007 to March 2012 are there as revised later, 38 of them as first released', () => {
    const months = (series: string) =>
      story.observations.filter(
        (row) => row.series === series && row.period >= '2007-01' && row.period <= '2012-03',
      );
    expect(months('trade/surface.total.database')).toHaveLength(63);
    expect(months('trade/surface.total')).toHaveLength(38);
    const panel = story.charts.find((chart) => chart.id === 'surface')?.panels[0];
    expect(panel?.kind === 'lines' ? [panel.from, panel.to] : []).toEqual(['2007-01', '2012-03']);
  });

  test('what was revised later differs by less than one and a half per cent, most in January 2010', () => {
    const apart = story.observations
      .filter(
        (row) => row.series === 'trade/surface.total' && row.period >= '2007' && row.period <= '2012-03',
      )
      .map((row) => ({
        period: row.period,
        by: Math.abs(at(`trade/surface.total.database/${row.period}`) / row.value - 1),
      }))
      .sort((a, b) => b.by - a.by);
    expect(apart[0]?.period).toBe('2010-01');
    expect(apart[0]?.by).toBeLessThan(0.015);
    expect(apart[1]?.by).toBeLessThan(0.006);
  });

  test('the two countries add up to the total in every month of the database', () => {
    for (const row of story.observations.filter(({ series }) => series === 'trade/surface.total.database'))
      expect(
        Math.abs(
          at(`trade/surface.canada.database/${row.period}`) +
            at(`trade/surface.mexico.database/${row.period}`) -
            row.value,
        ),
        row.period,
      ).toBeLessThan(0.2);
  });

  test('is 18 per cent below February 2008, of the 69.4 written in the chart', () => {
    expect(
      Math.round((1 - at('trade/surface.total/2010-01') / at('trade/surface.total/2008-02')) * 100),
    ).toBe(18);
    expect(titleOf('surface')).toContain('18 per cent below 2008');
    const panel = story.charts.find((chart) => chart.id === 'surface')?.panels[0];
    expect(panel?.kind === 'lines' ? panel.remark?.text : '').toBe(
      `${(at('trade/surface.total/2008-02') / 1000).toFixed(1)} in February 2008`,
    );
  });

  test('January 2009 is the lowest month that was found', () => {
    const months = story.observations.filter(
      (row) => row.series === 'trade/surface.total' && row.period >= '2007',
    );
    expect(Math.min(...months.map((row) => row.value))).toBe(at('trade/surface.total/2009-01'));
    const revised = story.observations.filter((row) => row.series === 'trade/surface.total.database');
    expect(Math.min(...revised.map((row) => row.value))).toBe(at('trade/surface.total.database/2009-01'));
  });

  test('the modes add up to no more than the whole', () => {
    const modes = ['truck', 'rail', 'pipeline'].flatMap((mode) => [
      at(`trade/surface.${mode}.imports/2010-01`),
      at(`trade/surface.${mode}.exports/2010-01`),
    ]);
    const sum = modes.reduce((a, b) => a + b, 0);
    expect(sum).toBeLessThanOrEqual(at('trade/surface.total/2010-01'));
    expect(sum / at('trade/surface.total/2010-01')).toBeGreaterThan(0.9);
  });

  test('by land is 85 per cent of all trade of the month', () => {
    const all = [
      'us-exports-to-canada',
      'us-imports-from-canada',
      'us-exports-to-mexico',
      'us-imports-from-mexico',
    ].reduce((sum, flow) => sum + at(`trade/${flow}.monthly/2010-01`), 0);
    expect(all / 1000).toBeCloseTo(66.5, 1);
    expect(Math.round((at('trade/surface.total/2010-01') / all) * 100)).toBe(85);
  });
});

describe('trade of the three', () => {
  test('between Canada and Mexico took off under NAFTA, fell in the recession and came back', () => {
    const byCanada = (year: number) => at(`trade/two-way.ca-mx.by-ca/${String(year)}`);
    expect(byCanada(2008) / byCanada(1993)).toBeGreaterThan(6);
    expect(byCanada(2009)).toBeLessThan(byCanada(2008));
    expect(byCanada(2010)).toBeGreaterThan(byCanada(2008));
  });

  test('between Canada and Mexico, by Canada’s books: 3.5, 23.9, 20.3 and 28.5 billion in 1993, 2008, 2009 and 2010', () => {
    expect(
      [1993, 2008, 2009, 2010].map((year) =>
        (at(`trade/two-way.ca-mx.by-ca/${String(year)}`) / 1000).toFixed(1),
      ),
    ).toEqual(['3.5', '23.9', '20.3', '28.5']);
  });

  test('with both neighbours fell by a fifth to a quarter in 2009 and came back', () => {
    for (const pair of ['two-way.us-ca.by-us', 'two-way.us-mx.by-us']) {
      const [before, low, after] = [2008, 2009, 2010].map((year) => at(`trade/${pair}/${String(year)}`)) as [
        number,
        number,
        number,
      ];
      expect(low / before, pair).toBeLessThan(0.85);
      expect(low / before, pair).toBeGreaterThan(0.7);
      expect(after / low, pair).toBeGreaterThan(1.15);
    }
  });

  test('had its lowest months of 2007–2011 in early 2009: 12.4 billion from Mexico, 16.4 from Canada', () => {
    const lowest = (country: string) =>
      story.observations
        .filter((row) => row.series === `trade/us-imports-from-${country}.monthly`)
        .reduce((low, row) => (row.value < low.value ? row : low));
    expect([lowest('mexico').period, (lowest('mexico').value / 1000).toFixed(1)]).toEqual([
      '2009-02',
      '12.4',
    ]);
    expect([lowest('canada').period, (lowest('canada').value / 1000).toFixed(1)]).toEqual([
      '2009-05',
      '16.4',
    ]);
  });

  test('a year’s total is the sum of its twelve months, as far as both are kept', () => {
    for (const flow of [
      'us-exports-to-canada',
      'us-imports-from-canada',
      'us-exports-to-mexico',
      'us-imports-from-mexico',
    ]) {
      for (const year of [2007, 2008, 2009, 2010, 2011]) {
        const months = story.observations.filter(
          (row) => row.series === `trade/${flow}.monthly` && row.period.startsWith(`${String(year)}-`),
        );
        expect(months, `${flow} ${String(year)}`).toHaveLength(12);
        const sum = months.reduce((total, row) => total + row.value, 0);
        expect(
          Math.abs(sum / at(`trade/${flow}/${String(year)}`) - 1),
          `${flow} ${String(year)}`,
        ).toBeLessThan(0.001);
      }
    }
  });

  test('the Census Bureau’s two directions and the two-way books agree within 1.5 per cent, 1985 to 2016', () => {
    let cases = 0;
    for (const [pair, country] of [
      ['us-ca', 'canada'],
      ['us-mx', 'mexico'],
    ] as const) {
      for (let year = 1985; year <= 2016; year++) {
        const both =
          at(`trade/us-exports-to-${country}/${String(year)}`) +
          at(`trade/us-imports-from-${country}/${String(year)}`);
        const books = at(`trade/two-way.${pair}.by-us/${String(year)}`);
        expect(Math.abs(both / books - 1), `${pair} ${String(year)}`).toBeLessThan(0.015);
        cases += 1;
      }
    }
    expect(cases).toBe(64);
  });

  test('the two offices disagreed in other years too: 1.37 times in 2008, 1.29 in 1994', () => {
    expect(
      [2008, 1994].map((year) =>
        (
          at(`trade/two-way.ca-mx.by-ca/${String(year)}`) / at(`trade/two-way.mx-ca.by-mx/${String(year)}`)
        ).toFixed(2),
      ),
    ).toEqual(['1.37', '1.29']);
  });

  test('is counted differently by the two offices: 28.5 and 20.2 billion in 2010, 1.41 times', () => {
    const [ca, mx] = [at('trade/two-way.ca-mx.by-ca/2010'), at('trade/two-way.mx-ca.by-mx/2010')];
    expect([(ca / 1000).toFixed(1), (mx / 1000).toFixed(1), (ca / mx).toFixed(2)]).toEqual([
      '28.5',
      '20.2',
      '1.41',
    ]);
  });

  test('Mexico’s books break between 1990 and 1991, where no line is drawn', () => {
    expect(at('trade/two-way.mx-ca.by-mx/1991') / at('trade/two-way.mx-ca.by-mx/1990')).toBeGreaterThan(2.5);
    const lines = story.charts.flatMap((chart) =>
      chart.panels.flatMap((panel) => (panel.kind === 'lines' ? panel.lines : [])),
    );
    for (const line of lines.filter((one) => one.series === 'trade/two-way.mx-ca.by-mx'))
      expect(line.breakAfter).toBe('1990');
  });
});

describe('travel', () => {
  test('the United States and Mexico were first and second for Canadians', () => {
    const ranked = story.observations
      .filter((row) => row.series.startsWith('destinations/canadians.') && row.period === '2009')
      .sort((a, b) => b.value - a.value);
    expect(ranked.slice(0, 2).map((row) => row.series)).toEqual([
      'destinations/canadians.united-states',
      'destinations/canadians.mexico',
    ]);
    const drawn = story.charts.find((chart) => chart.id === 'abroad')?.panels[0];
    const bars =
      drawn?.kind === 'bars' ? drawn.bars.filter((bar) => !bar.article).map((bar) => bar.mark) : [];
    expect(bars).toEqual(ranked.map((row) => `${row.series}/2009`));
  });

  test('Mexico and Canada were first and second for Americans', () => {
    expect(at('destinations/americans.mexico/2008')).toBeGreaterThan(
      at('destinations/americans.canada/2008'),
    );
    const others = story.observations.filter(
      (row) => /^destinations\/americans\.(?!mexico|canada)/.test(row.series) && row.period === '2011',
    );
    expect(others.length).toBeGreaterThan(0);
    for (const row of others)
      expect(row.value, row.series).toBeLessThan(at('destinations/americans.canada/2008'));
  });

  test('Mexican entries more than halved from July 2008 to July 2010, as the title and the note say', () => {
    const [before, after] = [
      at('travel/mx-to-ca.entries.monthly/2008-07'),
      at('travel/mx-to-ca.entries.monthly/2010-07'),
    ];
    expect(after / before).toBeLessThan(0.5);
    expect(titleOf('visa')).toContain('more than halved in two years');
    for (const value of [before, after]) expect(noteOf('visa')).toContain(value.toLocaleString('en-CA'));
  });

  test('the article’s visits stand between the counts of the years around them', () => {
    expect([at('travel/article.ca-to-us/2008'), at('travel/article.ca-to-mx/2008')]).toEqual([18000, 1100]);
    expect(at('destinations/canadians.united-states/2009') / 1000).toBeCloseTo(17.98, 1);
    expect(at('destinations/canadians.mexico/2009') / 1000).toBeCloseTo(1.21, 2);
    expect(at('destinations/canadians.cuba/2009') / 1000).toBeCloseTo(0.98, 2);
  });

  test('Americans: 20.3 million to Mexico, 12.5 to Canada; the next country had 2.4', () => {
    expect((at('destinations/americans.mexico/2008') / 1000).toFixed(1)).toBe('20.3');
    expect((at('destinations/americans.canada/2008') / 1000).toFixed(1)).toBe('12.5');
    expect((at('destinations/americans.united-kingdom/2011') / 1000).toFixed(1)).toBe('2.4');
  });

  test('Mexican entries by year, and claims, as the visa’s story tells them', () => {
    expect([2008, 2009, 2010, 2017].map((year) => at(`travel/mx-to-ca.entries/${String(year)}`))).toEqual([
      270828, 172006, 123763, 393349,
    ]);
    expect(at('travel/mx-to-ca.entries.monthly/2009-07')).toBe(31906);
    // The press count and the department's later table: told apart, and less than half a per cent apart.
    const claims = (series: string) =>
      [2008, 2009, 2010].map((year) => at(`claims/${series}/${String(year)}`));
    expect(claims('refugee.mx-in-ca')).toEqual([9462, 7570, 1199]);
    expect(claims('refugee.mx-in-ca.ircc')).toEqual([9454, 7581, 1197]);
  });

  test('San Ysidro, El Paso and Laredo lead in the south in 2009, Buffalo Niagara Falls in the north', () => {
    const people = story.crossingCounts
      .filter((row) => row.kind === 'people' && row.year === 2009)
      .sort((a, b) => b.value - a.value)
      .map((row) => {
        const crossing = story.crossings.find((one) => one.id === row.crossing);
        return {
          name: crossing?.name,
          neighbour: crossing?.neighbour,
          millions: (row.value / 1e6).toFixed(1),
        };
      });
    expect(people.filter((row) => row.neighbour === 'MX').slice(0, 3)).toMatchObject([
      { name: 'San Ysidro', millions: '30.6' },
      { name: 'El Paso', millions: '26.3' },
      { name: 'Laredo', millions: '17.7' },
    ]);
    expect(people.find((row) => row.neighbour === 'CA')).toMatchObject({
      name: 'Buffalo Niagara Falls',
      millions: '13.0',
    });
  });

  test('many more people cross from the south than from the north, in every year drawn', () => {
    for (let year = 1996; year <= 2021; year++)
      expect(at(`border/people.us-mexico/${String(year)}`)).toBeGreaterThan(
        1.5 * at(`border/people.us-canada/${String(year)}`),
      );
  });
});

describe('investment and the world', () => {
  test('the share of mining: the article’s 70, officials’ 70 to 75, less than half by registered flows', () => {
    expect(at('investment/mining.article/2010')).toBe(70);
    expect([at('investment/mining.officials/2012'), at('investment/mining.officials/2016')]).toEqual([
      75, 70,
    ]);
    expect(at('investment/mining.unam/2016')).toBeLessThan(50);
    expect(noteOf('mining')).toContain(String(at('investment/mining.unam/2016')));
  });

  test('of all foreign investment in Mexico in 2009 Canada brought 9.1 per cent and the United States 50.9', () => {
    expect(at('investment/fdi.in-mx.share.ca/2009')).toBe(9.1);
    expect(at('investment/fdi.in-mx.share.us/2009')).toBe(50.9);
    const shares = story.observations.filter(
      (row) => row.series.startsWith('investment/fdi.in-mx.share.') && row.period === '2009',
    );
    expect(shares.reduce((sum, row) => sum + row.value, 0)).toBeLessThanOrEqual(100);
    expect(shares.map((row) => row.series)).not.toContain('investment/fdi.in-mx.share.cn');
  });

  test('officials say 70 to 75 per cent, never less and never more', () => {
    const said = story.observations.filter((row) => row.series === 'investment/mining.officials');
    expect(said.length).toBeGreaterThan(1);
    for (const row of said) {
      expect(row.value, row.period).toBeGreaterThanOrEqual(70);
      expect(row.value, row.period).toBeLessThanOrEqual(75);
    }
  });

  test('shares of world output', () => {
    const share = (country: string, year: number) =>
      (
        (at(`context/gdp.${country}/${String(year)}`) / at(`context/gdp.world/${String(year)}`)) *
        100
      ).toFixed(1);
    expect([2000, 2010, 2023].map((year) => share('us', year))).toEqual(['30.3', '22.6', '26.0']);
    expect([2000, 2010, 2023].map((year) => share('cn', year))).toEqual(['3.6', '9.2', '16.9']);
    expect([2000, 2010, 2023].map((year) => share('ca', year))).toEqual(['2.2', '2.4', '2.0']);
    expect([2000, 2010, 2023].map((year) => share('mx', year))).toEqual(['2.2', '1.7', '1.7']);
    expect(titleOf('world')).toContain('A smaller share of the world for the US, a larger one for China');
  });

  test('China held more US Treasuries than Japan at the end of 2009', () => {
    expect([at('context/treasuries.cn/2009-12'), at('context/treasuries.jp/2009-12')]).toEqual([
      894.8, 765.7,
    ]);
  });
});

/** Each chart's title, and the arithmetic that makes it true. A new title needs its own line here. */
const TITLES: Record<string, [title: RegExp, holds: () => boolean]> = {
  'two-way': [
    /a sliver of a third side/,
    () => at('trade/two-way.ca-mx.by-ca/2010') < 0.1 * at('trade/two-way.us-mx.by-us/2010'),
  ],
  recession: [
    /sold to the United States, month by month/,
    () =>
      at('trade/us-imports-from-canada.monthly/2009-05') < at('trade/us-imports-from-canada.monthly/2008-05'),
  ],
  surface: [
    /A fifth more .* 18 per cent below 2008/,
    () => {
      const now = at('trade/surface.total/2010-01');
      const more = now / at('trade/surface.total/2009-01') - 1;
      return (
        Math.abs(more - 0.2) < 0.01 && Math.round((1 - now / at('trade/surface.total/2008-02')) * 100) === 18
      );
    },
  ],
  mining: [
    /Seventy per cent, or under half\?/,
    () => at('investment/mining.article/2010') === 70 && at('investment/mining.unam/2016') < 50,
  ],
  abroad: [
    /Canadians go to the United States, Americans to Mexico/,
    () =>
      at('destinations/canadians.united-states/2009') > at('destinations/canadians.mexico/2009') &&
      at('destinations/americans.mexico/2008') > at('destinations/americans.canada/2008'),
  ],
  visa: [
    /more than halved in two years/,
    () => at('travel/mx-to-ca.entries.monthly/2010-07') * 2 < at('travel/mx-to-ca.entries.monthly/2008-07'),
  ],
  borders: [
    /Many more people cross from the south/,
    () => at('border/people.us-mexico/2009') > 2 * at('border/people.us-canada/2009'),
  ],
  world: [
    /A smaller share .* larger one for China/,
    () => {
      const share = (country: string, year: string) =>
        at(`context/gdp.${country}/${year}`) / at(`context/gdp.world/${year}`);
      return share('us', '2023') < share('us', '2000') && share('cn', '2023') > share('cn', '2000');
    },
  ],
};

test('there is arithmetic for the title of every chart, and for no other', () => {
  expect(Object.keys(TITLES).sort()).toEqual(story.charts.map((chart) => chart.id).sort());
});
test.each(Object.entries(TITLES))('the title of chart %s is true', (chart, [title, holds]) => {
  expect(titleOf(chart)).toMatch(title);
  expect(holds()).toBe(true);
});
