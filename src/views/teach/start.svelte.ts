/** Brings the Teach room to life: the list, or what the address opens of a lesson. */
import { mount } from 'svelte';
import { hindsight } from '../../state/hindsight.svelte';
import { ownLesson } from '../../state/own-lesson.svelte';
import { preferences } from '../../state/preferences.svelte';
import { startSpeaking } from '../../state/speaking';
import { shownInExplore } from '../explore/told';
import { startMenus } from '../menu/start.svelte';
import { startOffline } from '../offline/start';
import Tools from '../parts/Tools.svelte';
import { island } from '../island';
import { openedBy } from './address';
import Builder from './Builder.svelte';
import TeachRoom from './TeachRoom.svelte';

export function startTeaching(): void {
  preferences.restore();
  startSpeaking();
  startOffline();
  hindsight.restore();
  ownLesson.restore();
  const { lesson, step, screen } = openedBy(location.search);
  const woke = () => {
    document.documentElement.dataset.ready = 'true';
  };
  const room = document.getElementById('teach-room');
  if (lesson !== null && room) {
    document.documentElement.dataset.teach = screen;
    startMenus(shownInExplore);
    // The lesson may take its time: what shows it is here.
    document.documentElement.dataset.awake = 'true';
    mount(TeachRoom, {
      target: room,
      props: { id: lesson, step, screen, woke },
    });
    return;
  }
  island('tools', Tools);
  island('own', Builder);
  woke();
}
