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

  test('shares of world output', () => {
    const share = (country: string, year: number) =>
      (
        (at(`context/gdp.${country}/${String(year)}`) / at(`context/gdp.world/${String(year)}`)) *
        100
      ).toFixed(1);
    expect([2000, 2010, 2023].map((year) => share('us', year))).toEqual(['30.3', '22.6', '26.0']);
    expect([2000, 2010, 2023].map((year) => share('cn', year))).toEqual(['3.6', '9.2', '16.9']);
  });

  test('China held more US Treasuries than Japan at the end of 2009', () => {
    expect([at('context/treasuries.cn/2009-12'), at('context/treasuries.jp/2009-12')]).toEqual([
      894.8, 765.7,
    ]);
  });
});
