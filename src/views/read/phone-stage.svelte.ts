import { homesOf } from '../../model/story';
import { atlas } from '../../state/atlas';
import type { FigureName } from '../marks/elements';
import { PHONE } from './sizes';

/** On a phone one figure is shown at a time: the one that draws what is read or chosen. */
export class PhoneStage {
  figure = $state<FigureName>('map');

  constructor(readonly stage: HTMLElement) {}

  show(figure: FigureName): void {
    this.figure = figure;
    this.stage.dataset.figure = figure;
    delete this.stage.dataset.panel;
  }

  follow(marks: readonly string[]): void {
    if (!matchMedia(PHONE).matches) return;
    const count = { map: 0, chart: 0, timeline: 0 };
    for (const mark of marks) {
      for (const home of homesOf(mark, atlas.read.homes)) {
        if (home.on === 'claim' || home.on === 'explore') continue;
        const figure = home.on === 'place' ? 'map' : home.on;
        // A number is better read from its chart, a place is only on the map.
        count[figure] += home.on === 'place' ? 0.5 : home.on === 'chart' ? 1.1 : 1;
      }
    }
    const [best] = (Object.keys(count) as FigureName[]).sort((a, b) => count[b] - count[a]);
    if (best && count[best] > 0) this.show(best);
  }

  /** In a low window the stage does not stay in sight: brings it there. */
  bring(): void {
    if (getComputedStyle(this.stage).position !== 'sticky') this.stage.scrollIntoView({ block: 'start' });
  }

  togglePanel(): void {
    if (this.stage.dataset.panel) delete this.stage.dataset.panel;
    else this.stage.dataset.panel = 'open';
  }
}
