/** Brings the Teach room to life: the list, or what the address opens of a lesson. */
import { hydrate, mount, type Component } from 'svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { ownLesson } from '../../state/own-lesson.svelte';
import { preferences } from '../../state/preferences.svelte';
import Tools from '../parts/Tools.svelte';
import { openedBy } from './address';
import Builder from './Builder.svelte';
import TeachRoom from './TeachRoom.svelte';

export function startTeaching(): void {
  preferences.restore();
  hindsight.restore();
  ownLesson.restore();
  const { lesson, step, screen } = openedBy(location.search);
  const woke = () => {
    document.documentElement.dataset.ready = 'true';
  };
  const room = document.getElementById('teach-room');
  if (lesson !== null && room) {
    document.documentElement.dataset.teach = screen;
    mount(TeachRoom, {
      target: room,
      props: { id: lesson, step, screen, woke },
    });
    return;
  }
  const island = (name: string, component: Component) => {
    const target = document.querySelector(`[data-island="${name}"]`);
    if (target) hydrate(component, { target });
  };
  island('tools', Tools);
  island('own', Builder);
  woke();
}
