/** What presenting a lesson draws from: fetched when a lesson is opened. */
import type { Lesson } from './lesson.ts';
import type { Chart, Claim, Run, Story, Verdict } from './schema.ts';

export interface TeachPart {
  lessons: Lesson[];
  charts: Chart[];
  claims: (Pick<Claim, 'passage' | 'arithmetic' | 'figure' | 'confidence'> & {
    verdict: Verdict;
    why: string;
    since: { text: string; arithmetic: Claim['arithmetic'] } | null;
  })[];
  /** Series to period to value, of all that charts and claims draw. */
  values: Record<string, Record<string, number>>;
  /** The words of each passage. */
  retelling: Record<string, Run[]>;
}

export function teachPart(story: Story): TeachPart {
  const values: TeachPart['values'] = {};
  const used = new Set<string>();
  const seriesOf = (mark: string) => mark.slice(0, mark.lastIndexOf('/'));
  const use = (figure: NonNullable<Claim['figure']> | Chart['panels'][number]) => {
    if (figure.kind === 'lines') {
      for (const { series } of figure.lines) used.add(series);
      if (figure.shareOf !== undefined) used.add(figure.shareOf);
    } else if (figure.kind === 'bars') for (const { mark } of figure.bars) used.add(seriesOf(mark));
  };
  for (const { panels } of story.charts) panels.forEach(use);
  for (const { figure, arithmetic, since } of story.claims) {
    if (figure) use(figure);
    for (const { of } of [...arithmetic, ...(since?.arithmetic ?? [])])
      for (const mark of of) used.add(seriesOf(mark));
  }
  for (const { series, period, value } of story.observations)
    if (used.has(series)) (values[series] ??= {})[period] = value;
  return {
    lessons: story.lessons,
    charts: story.charts,
    claims: story.claims.map(({ passage, verdict, why, since, arithmetic, figure, confidence }) => ({
      passage,
      verdict,
      why: why,
      since: since ? { text: since.text, arithmetic: since.arithmetic } : null,
      arithmetic,
      figure,
      confidence,
    })),
    values,
    retelling: Object.fromEntries(story.passages.map(({ id, runs }) => [id, runs])),
  };
}
