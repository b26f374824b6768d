/** What there is to be named in a lesson. */
import { measuresOf } from './explore';
import type { ExplorePart, LessonWorld } from './story';
import { isDrawn, type Atlas } from './view';

export function lessonWorldOf(atlas: Atlas, part: ExplorePart): LessonWorld {
  const measures = measuresOf(part);
  const drawn = new Set(
    measures.flatMap(({ lines }) =>
      lines.flatMap(({ series }) =>
        Object.keys(part.values[series] ?? {}).map((year) => `${series}/${year}`),
      ),
    ),
  );
  return {
    isMark: (id) => isDrawn(atlas, id) || drawn.has(id),
    isPassage: (id) => {
      const [passage = '', phrase] = id.split('.');
      return phrase === undefined
        ? atlas.links.passage(passage) !== undefined
        : atlas.links.phrase(passage, phrase) !== undefined;
    },
    isChart: (id) => atlas.read.charts.some((chart) => chart.id === id),
    linesOf: (show) => measures.find((one) => one.show === show)?.lines.map(({ id }) => id) ?? null,
    firstShow: measures[0]?.show ?? '',
  };
}
