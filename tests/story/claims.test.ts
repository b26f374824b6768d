/** Every verdict's arithmetic, worked out a second time from the CSV files themselves; and that the ledger covers the article. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { VERDICTS } from '../../src/model/ledger';
import { equationPieces, equationText, workOut } from '../../src/model/story';
import { storyIn } from '../unit/atlases';

interface Line {
  op: 'sum' | 'difference' | 'ratio' | 'change' | 'share' | 'count';
  of: string[];
  years?: [number, number];
  divide?: number;
  shows: string;
}
interface Entry {
  passage: string;
  why: { en: string };
  arithmetic?: Line[];
  since?: { text: { en: string }; arithmetic?: Line[] };
}

const story = storyIn('src/story');
const entries = parseYaml(readFileSync('src/story/claims.yaml', 'utf8')) as Entry[];
const rows = parse<Record<'series' | 'period' | 'value' | 'confidence', string>>(
  readFileSync('src/story/figures/observations.csv'),
  { columns: true },
);
const written = new Map(rows.map((row) => [`${row.series}/${row.period}`, Number(row.value)]));
const lines = entries.flatMap(({ passage, arithmetic = [], since }) =>
  [...arithmetic, ...(since?.arithmetic ?? [])].map((line) => ({ passage, line })),
);

/** Numbers of an equation as it is shown, in order: `69.4 → 56.7 = −18.3%` gives 69.4, 56.7, −18.3. */
const numbersIn = (shown: string) =>
  [...shown.replaceAll(',', '').matchAll(/(?:(?<=[=(] ?)[+−-])?\d+(?:\.\d+)?/gu)].map(([text]) =>
    Number(text.replace('−', '-')),
  );
/** Half a unit of the last decimal that is shown. */
const halfOfLast = (shown: string) => {
  const last = shown.replaceAll(',', '').match(/\d+(?:\.(\d+))?(?=%?$)/u);
  return 0.5 * 10 ** -(last?.[1]?.length ?? 0) + 1e-9;
};

describe('the arithmetic of the verdicts', () => {
  test('there is a line for every claim that rests on numbers', () => {
    expect(lines.length).toBeGreaterThan(20);
  });

  test.each(lines.map(({ passage, line }) => [passage, line.shows, line] as const))(
    '%s: %s',
    (_passage, shows, line) => {
      const { op, of, divide = 1 } = line;
      const shown = numbersIn(shows);
      const result = shown.at(-1) ?? Number.NaN;
      if (op === 'count') {
        const [from, to] = line.years ?? [Number.NaN, Number.NaN];
        expect(shown.slice(0, 2)).toEqual([of.length, to - from + 1]);
        expect(Math.abs(of.length / (to - from + 1) - result)).toBeLessThanOrEqual(halfOfLast(shows));
        for (const mark of of) {
          const event = story.events.find(({ id }) => `event/${id}` === mark);
          expect(Number(event?.start.slice(0, 4)), mark).toBeGreaterThanOrEqual(from);
          expect(Number(event?.start.slice(0, 4)), mark).toBeLessThanOrEqual(to);
        }
        return;
      }
      const values = of.map((mark) => {
        const value = written.get(mark);
        if (value === undefined) throw new Error(`no observation ${mark}`);
        return value / divide;
      });
      const operands = shown.slice(0, -1);
      expect(operands).toHaveLength(values.length);
      operands.forEach((operand, index) => {
        const places = (String(operand).split('.')[1] ?? '').length;
        expect(Math.abs(operand - (values[index] ?? Number.NaN))).toBeLessThanOrEqual(
          0.5 * 10 ** -places + 1e-9,
        );
      });
      const [first = Number.NaN, second = Number.NaN] = values;
      const expected = {
        sum: values.reduce((total, value) => total + value, 0),
        difference: first - second,
        ratio: first / second,
        change: ((second - first) / first) * 100,
        share: (first * 100) / second,
      }[op];
      expect(shows.endsWith('%')).toBe(op === 'change' || op === 'share');
      expect(Math.abs(expected - result)).toBeLessThanOrEqual(halfOfLast(shows));
    },
  );

  test('what the page shows is what the file says', () => {
    const shown = story.claims.flatMap((claim) =>
      [...claim.arithmetic, ...(claim.since?.arithmetic ?? [])].map((line) =>
        equationText(
          equationPieces(
            line,
            workOut(line, (mark) => written.get(mark)),
            'en-CA',
          ),
        ),
      ),
    );
    expect(shown).toEqual(lines.map(({ line }) => line.shows.replace(/[\u00A0\u202F]/g, ' ')));
  });
});

describe('the ledger', () => {
  test('covers all passages, 17 of them claims and 19 opinions with whose they are', () => {
    const verdicts = new Map(story.claims.map(({ passage, verdict }) => [passage, verdict]));
    const claims = story.passages.filter(({ id }) => (verdicts.get(id) ?? 'opinion') !== 'opinion');
    expect(story.passages).toHaveLength(36);
    expect(claims).toHaveLength(17);
    for (const passage of story.passages) {
      expect(passage.says, passage.id).toBe(claims.includes(passage) ? 'claim' : 'opinion');
      if (passage.says === 'opinion') expect(passage.whose, passage.id).toBeTruthy();
      expect(
        story.article.subjects.map(({ id }) => id),
        passage.id,
      ).toContain(passage.subject);
    }
  });

  test('every claim says why and rests on sources that are listed', () => {
    const sources = new Set(story.sources.map(({ id }) => id));
    for (const claim of story.claims) {
      expect(VERDICTS).toContain(claim.verdict);
      expect(claim.why.length, claim.passage).toBeGreaterThan(40);
      if (claim.verdict === 'opinion') continue;
      expect(claim.sources.length, claim.passage).toBeGreaterThan(0);
      expect(claim.sources.filter((id) => !sources.has(id))).toEqual([]);
    }
  });

  test('a verdict is no surer than the weakest number under it', () => {
    const grades = new Map(rows.map((row) => [`${row.series}/${row.period}`, row.confidence]));
    let held = 0;
    for (const claim of story.claims) {
      const under = claim.arithmetic.flatMap(({ of }) => of.map((mark) => grades.get(mark) ?? 'A'));
      if (under.length === 0) continue;
      held += 1;
      expect(claim.confidence >= (under.sort().at(-1) ?? 'A'), claim.passage).toBe(true);
    }
    expect(held).toBeGreaterThan(5);
  });
});
