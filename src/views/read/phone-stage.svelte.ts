import { homesOf } from '../../model/story';
import { atlas } from '../../state/atlas';
import { elementsOf, isInStrip, type FigureName } from '../marks/elements';
import { PHONE, TABLET } from './sizes';

/** On a phone one figure is shown at a time, the one that draws what is read or chosen; on a tablet one chart of several. */
export class PhoneStage {
  figure = $state<FigureName>('map');

  constructor(readonly stage: HTMLElement) {}

  show(figure: FigureName): void {
    this.figure = figure;
    this.stage.dataset.figure = figure;
    delete this.stage.dataset.panel;
  }

  follow(marks: readonly string[]): void {
    if (matchMedia(TABLET).matches)
      requestAnimationFrame(() => {
        this.sweep(marks);
      });
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

  /** On a tablet the charts of a figure are swept through: brings one that draws what is read or chosen. */
  private sweep(marks: readonly string[]): void {
    const strip = this.stage.querySelector('.chart.current .panels');
    if (!strip) return;
    const drawn = marks.flatMap(elementsOf).filter((element) => strip.contains(element));
    const panel = drawn.some((element) => isInStrip(element)) ? null : drawn[0]?.closest('.panel');
    if (panel)
      strip.scrollBy({ left: panel.getBoundingClientRect().left - strip.getBoundingClientRect().left });
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
