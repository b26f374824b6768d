/** What the figures of a lesson are drawn from, in the browser. */
import type { Figures } from '../../draw/chart-figure';
import { startOf } from '../../model/time';
import type { TeachPart } from '../../model/story';
import { atlas } from '../../state/atlas';
import { timeline } from '../../state/timeline';
import { until } from '../../state/later';
import { words } from '../../words';
import type { ClaimWorld } from '../claims/ledger-rows';

export function figuresFrom(part: TeachPart): Figures {
  return {
    values: new Map(
      Object.entries(part.values).map(([series, periods]) => [series, new Map(Object.entries(periods))]),
    ),
    events: new Map(timeline.events.map(({ id, start }) => [id, start])),
    moment: startOf(atlas.read.article.moment),
    until,
    locale: words.locale,
    words: { since: words.since },
    anchors: new Set(),
  };
}

export function claimWorld(part: TeachPart): ClaimWorld {
  const colours = new Map(timeline.lanes.map((lane) => [lane.id, lane.colour]));
  return {
    figures: figuresFrom(part),
    events: new Map(
      timeline.events.map((event) => [
        event.id,
        { ...event, held: event.held !== false, colour: colours.get(event.lane) ?? 'ink' },
      ]),
    ),
  };
}
