/** The menu of every figure: one listener; what it does is loaded when a menu is first opened. */
import { mount, unmount } from 'svelte';
import type { Shown } from './figure';

export function startMenus(shown: Shown = () => null): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement>('[data-figure-menu]');
    if (!button) return;
    event.preventDefault();
    void open(button, shown);
  });
}

async function open(button: HTMLElement, shown: Shown): Promise<void> {
  button.setAttribute('aria-busy', 'true');
  delete button.dataset.failed;
  try {
    const [{ default: FigureMenu }, { figureOfButton }] = await Promise.all([
      import('./FigureMenu.svelte'),
      import('./figure'),
    ]);
    const figure = figureOfButton(button);
    if (!figure) return;
    const menu: Record<string, unknown> = mount(FigureMenu, {
      target: document.body,
      props: {
        figure,
        shown,
        close: () => {
          void unmount(menu);
          button.focus();
        },
      },
    });
  } catch {
    // The chunk did not come: the next press asks for it again.
    button.dataset.failed = 'true';
  } finally {
    button.removeAttribute('aria-busy');
  }
}
