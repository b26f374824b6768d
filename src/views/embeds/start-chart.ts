/** Brings a framed chart to life: the one that the address names. */
import { view } from '../../state/view.svelte';
import { showView } from './fetched';
import { followFrame, startFrame } from './frame.svelte';

export async function startChartFrame(): Promise<void> {
  startFrame();
  const { chart } = view.current;
  await showView(chart, `./charts/${chart}.json`, () => {
    const region = document.querySelector('.chart');
    if (!region) return;
    followFrame({
      region,
      marks: '.dots [data-mark], .bars [data-mark]',
      from: 'chart',
      home: () => view.inRead,
    });
  });
}
