/** The menu of every figure: one listener; what it does is loaded when a menu is first opened. */
import { mount, unmount } from 'svelte';
import { fetchPart } from '../notice';
import type { FigureRow, Shown } from './figure';
import type Sound from './Sound.svelte';

type Mounted = Record<string, unknown>;

export function startMenus(shown: Shown = () => null): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-figure-menu]');
    if (!button) return;
    event.preventDefault();
    void open(button, shown);
  });
}

/** What is being heard: one figure at a time. */
let sound: Mounted | null = null;
function silence(): void {
  if (sound) void unmount(sound);
  sound = null;
}

async function open(button: HTMLElement, shown: Shown): Promise<void> {
  button.setAttribute('aria-busy', 'true');
  silence();
  const isThere = await fetchPart(
    () => import('./FigureMenu.svelte'),
    ({ default: FigureMenu, figureOfButton }) => {
      delete button.dataset.failed;
      const figure = figureOfButton(button);
      if (!figure) return;
      let then = () => {
        button.focus();
      };
      const menu: Mounted = mount(FigureMenu, {
        target: document.body,
        props: {
          figure,
          shown,
          close: () => {
            void unmount(menu);
            then();
          },
          hear: (player: typeof Sound, rows: readonly FigureRow[]) => {
            then = () => {
              const close = () => {
                silence();
                button.focus();
              };
              sound = mount(player, {
                target: document.fullscreenElement ?? document.body,
                props: { figure, rows, close },
              });
            };
          },
        },
      });
    },
  );
  if (!isThere) button.dataset.failed = 'true';
  button.removeAttribute('aria-busy');
}
