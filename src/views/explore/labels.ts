/** What a line of Explore is called. */
import type { Choice, Reason, Scale } from '../../model/explore';
import type { ExploreLine, ExploreMeasure, ExplorePart } from '../../model/story';
import { words } from '../../words';

/** `Canada to Mexico, by Canada’s books`; as short as `Canada` where it is of one country. */
export function lineLabel(part: ExplorePart, measure: ExploreMeasure, line: ExploreLine): string {
  if (line.name !== undefined) return line.name;
  const country = (id: string | undefined) => part.countries.find((one) => one.id === id);
  const [from, to] = [country(line.from)?.name ?? line.from, country(line.to)?.name ?? line.to];
  const way =
    to === undefined ? from : line.bothWays ? words.explore.pair(from, to) : words.explore.way(from, to);
  const twice = measure.lines.some(
    (other) =>
      other !== line &&
      other.from === line.from &&
      other.to === line.to &&
      other.bothWays === line.bothWays &&
      other.books !== line.books,
  );
  const books = twice && line.books ? words.booksShort(country(line.books)?.adjective ?? line.books) : '';
  return [way, books, line.basis].filter(Boolean).join(', ');
}

/** What a number is told in. */
export function unitOf(measure: ExploreMeasure, choice: Pick<Choice, 'as' | 'base'>): string {
  const of: Record<Scale, string> = {
    plain: measure.unit,
    index: words.explore.indexUnit(choice.base),
    change: words.explore.changeUnit,
    person: measure.perPerson?.unit ?? measure.unit,
    output: words.explore.outputUnit,
    share: words.explore.shareUnit(measure.whole?.name ?? ''),
  };
  return of[choice.as];
}

export const whyNot = (reason: Reason | null): string => (reason ? words.explore.reasons[reason] : '');
