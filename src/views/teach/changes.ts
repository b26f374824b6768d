/** What changed between two steps, in words: for those who looked away. */
import { choiceOf, measureOf } from '../../model/explore';
import { figureOfView, type ExplorePart, type Step } from '../../model/story';
import { words } from '../../words';
import { teachWords } from '../../words/teach';
import { lineLabel, unitOf } from '../explore/labels';

const list = (names: string[]) => new Intl.ListFormat(words.locale).format(names);

/** Pieces of a sentence; none for the first step, or when the figure stays as it was. */
export function changesBetween(
  part: ExplorePart,
  before: { step: Step; hidden: boolean } | null,
  now: { step: Step; hidden: boolean },
): string {
  if (!before) return '';
  const said: string[] = [];
  const said_ = teachWords.changes;
  const [was, is] = [figureOfView(before.step.view), figureOfView(now.step.view)];
  if (was !== is && is) said.push(said_[is]);
  else if (is === 'explore') {
    const [old, fresh] = [choiceOf(part, before.step.view), choiceOf(part, now.step.view)];
    const measure = measureOf(part, fresh.show);
    if (old.show !== fresh.show) said.push(said_.measure(measure.name));
    else {
      const names = (ids: string[]) =>
        list(
          measure.lines.filter(({ id }) => ids.includes(id)).map((line) => lineLabel(part, measure, line)),
        );
      const added = fresh.lines.filter((id) => !old.lines.includes(id));
      const removed = old.lines.filter((id) => !fresh.lines.includes(id));
      if (added.length > 0) said.push(said_.added(names(added)));
      if (removed.length > 0) said.push(said_.removed(names(removed)));
    }
    if (old.as !== fresh.as) said.push(said_.unit(unitOf(measure, fresh)));
    if (old.show === fresh.show && old.years.join() !== fresh.years.join())
      said.push(said_.years(...fresh.years));
  }
  if (before.hidden !== now.hidden) said.push(now.hidden ? said_.hindsightHidden : said_.hindsightShown);
  return said.length > 0 ? teachWords.changed(list(said)) : '';
}
