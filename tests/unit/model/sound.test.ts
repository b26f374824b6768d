/** A series as tones: pitch by value, silence for what is missing, the moment between what came by then and after. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heardSeries, pitchOf, toneLength, tonesOf } from '../../../src/model/sound';
import type { TidyRow } from '../../../src/model/tidy-rows';

const row = (period: string, value: number | null, more: Partial<TidyRow> = {}): TidyRow => ({
  mark: `crates/north/${period}`,
  title: 'Crates',
  period,
  value,
  unit: 'crates',
  basis: '',
  confidence: 'A',
  source: '',
  sourceAddress: '',
  shown: null,
  shownUnit: '',
  ...more,
});
const heard = (rows: TidyRow[], moment = '2010-05') => {
  const [series] = heardSeries(rows);
  if (!series) throw new Error('nothing to hear');
  return tonesOf(series, moment).map((tone) =>
    tone.kind === 'value' ? `${tone.period} ${String(Math.round(tone.hertz))}` : tone.kind,
  );
};

describe('series', () => {
  test('are sorted by time and know their lowest and highest', () => {
    const [series] = heardSeries([row('2003', 5), row('2001', 9), row('2002', 1)]);
    expect(series?.points.map(({ period }) => period)).toEqual(['2001', '2002', '2003']);
    expect([series?.low.period, series?.high.period]).toEqual(['2002', '2001']);
  });
  test('of one number, events and places cannot be heard', () => {
    expect(
      heardSeries([
        row('2001', 5),
        row('2002-03-04', null, { mark: 'event/fair', title: 'A fair' }),
        row('', null, { mark: 'place/northton', title: 'Northton' }),
      ]),
    ).toEqual([]);
  });
  test('stay apart by title, unit and kind of period; what is shown is heard, not what it was worked out from', () => {
    const all = heardSeries([
      row('2001', 1, { shown: 100 }),
      row('2002', 9, { shown: 50 }),
      row('2001-01', 3),
      row('2001-02', 4),
      row('2001', 1, { title: 'Boats' }),
      row('2002', 2, { title: 'Boats' }),
      row('2001', 1, { unit: 'tonnes' }),
      row('2002', 2, { unit: 'tonnes' }),
    ]);
    expect(all.map(({ title, low, high }) => [title, low.value, high.value])).toEqual([
      ['Crates', 50, 100],
      ['Crates', 3, 4],
      ['Boats', 1, 2],
      ['Crates', 1, 2],
    ]);
  });
});

describe('tones', () => {
  test('go from an A to two octaves over it, the middle in the middle', () => {
    expect(heard([row('2001', 0), row('2002', 5), row('2003', 10)])).toEqual([
      '2001 220',
      '2002 440',
      '2003 880',
    ]);
  });
  test('are silent where no figure was found', () => {
    expect(heard([row('2001', 0), row('2004', 10)])).toEqual(['2001 220', 'silence', 'silence', '2004 880']);
  });
  test('of a series that never changes are all the same', () => {
    expect(heard([row('2001', 7), row('2002', 7)])).toEqual(['2001 440', '2002 440']);
  });
  test('tell the moment after the year or the month that it lies in', () => {
    expect(heard([row('2009', 0), row('2010', 5), row('2011', 10)])).toEqual([
      '2009 220',
      '2010 440',
      'moment',
      '2011 880',
    ]);
    expect(heard([row('2010-04', 0), row('2010-05', 5), row('2010-06', 10)])[2]).toBe('moment');
    expect(heard([row('2009', 0), row('2010', 10)]).at(-1)).toBe('moment');
  });
  test('tell no moment that is not among them', () => {
    expect(heard([row('2007', 0), row('2008', 10)])).not.toContain('moment');
    expect(heard([row('2011', 0), row('2012', 10)])).not.toContain('moment');
  });
  test('are as many as the periods, each pitch within the range, a higher value never lower', () => {
    const years = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 1950, max: 2025 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
      {
        minLength: 2,
        selector: ([year]) => year,
      },
    );
    fc.assert(
      fc.property(years, (points) => {
        const [series] = heardSeries(points.map(([year, value]) => row(String(year), value)));
        if (!series) throw new Error('nothing to hear');
        const tones = tonesOf(series, '2010-05').filter(({ kind }) => kind !== 'moment');
        const all = points.map(([year]) => year);
        expect(tones.length).toBe(Math.max(...all) - Math.min(...all) + 1);
        const pitches = series.points.map(({ value }) => pitchOf(value, series.low.value, series.high.value));
        for (const hertz of pitches) {
          expect(hertz).toBeGreaterThanOrEqual(220);
          expect(hertz).toBeLessThanOrEqual(880);
        }
        for (const [n, a] of series.points.entries())
          for (const [m, b] of series.points.entries())
            if (a.value < b.value) expect(pitches[n]).toBeLessThanOrEqual(pitches[m] ?? 0);
      }),
    );
  });
  test('are long enough to be told apart and short enough to be listened to', () => {
    expect(toneLength(5)).toBe(420);
    expect(toneLength(40)).toBe(300);
    expect(toneLength(300)).toBe(140);
  });
});
