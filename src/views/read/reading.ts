/** Follows which passage is being read, and brings passages into view. */

/** The line at which one reads, as a share of the height between header and foot. */
const READING_LINE = 0.34;
/** What lies further off, in px, comes into sight at once and glides the rest: nobody can follow text that runs by. */
const GLIDE = 96;

export interface Reading {
  /** Brings a passage into view. */
  show(passage: string, behaviour?: ScrollBehavior): void;
  /**
   * Brings the passage that an address leads to, unless somebody has gone on from there before the page could answer, or
   * the browser has brought back the place where one was.
   */
  open(passage: string): void;
}

/** The part of the window in which text is seen: under the header and a phone's sticky figure, over the timeline. */
function textWindow(): { top: number; bottom: number } {
  const styles = getComputedStyle(document.documentElement);
  const px = (name: string) => Number.parseFloat(styles.getPropertyValue(name)) || 0;
  return { top: px('--text-top'), bottom: innerHeight - px('--text-bottom') };
}

export function followReading(changed: (passage: string) => void): Reading {
  const texts = [...document.querySelectorAll<HTMLElement>('[data-text]')];
  let at = '';
  let waiting = false;
  /** While the page moves by itself, it does not tell what is read. */
  let moving = false;
  /** While it leaps: the end of that scroll is not the end of the way. */
  let leaping = false;
  /** The passage that an address leads to, until all of the page is laid out, or somebody moves it. */
  let awaited = '';
  /** Whether somebody, or the browser, has scrolled the page already: then it stays there. */
  let stays = false;

  const look = () => {
    waiting = false;
    if (awaited) settle();
    if (awaited || moving) return;
    const { top, bottom } = textWindow();
    const line = top + (bottom - top) * READING_LINE;
    let found = texts[0];
    for (const text of texts) {
      if (text.getBoundingClientRect().top > line) break;
      found = text;
    }
    // At the very foot the last passages cannot reach the line.
    if (Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight - 2)
      found = texts.at(-1) ?? found;
    const passage = found?.dataset.text ?? '';
    if (passage && passage !== at) {
      at = passage;
      changed(passage);
    }
  };
  const scroll = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  };
  addEventListener('scroll', scroll, { passive: true });
  addEventListener('scrollend', () => {
    if (!leaping) moving = false;
  });
  for (const type of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(
      type,
      (event) => {
        if (!movesPage(event)) return;
        moving = false;
        awaited = '';
      },
      { passive: true },
    );
  }

  const bring = (passage: string, behaviour?: ScrollBehavior) => {
    const text = texts.find((one) => one.dataset.text === passage);
    if (!text) return;
    at = passage;
    const box = text.getBoundingClientRect();
    // Its turn has not come yet.
    if (box.height === 0) return;
    const { top, bottom } = textWindow();
    const line = top + (bottom - top) * READING_LINE;
    const isSeen = box.top >= top && box.bottom <= bottom;
    if (isSeen && !behaviour) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const to = text === texts[0] ? 0 : Math.max(0, scrollY + box.top - line + 40);
    if (Math.abs(to - scrollY) < 1) return;
    moving = true;
    const how = behaviour ?? (calm ? 'instant' : 'smooth');
    const far = to - scrollY;
    leaping = how !== 'instant' && Math.abs(far) > GLIDE;
    if (!leaping) {
      scrollTo({ top: to, behavior: how });
      return;
    }
    scrollTo({ top: to - Math.sign(far) * GLIDE, behavior: 'instant' });
    requestAnimationFrame(() => {
      leaping = false;
      // Unless somebody has moved the page since, or chosen another passage.
      if (moving && at === passage) scrollTo({ top: to, behavior: how });
    });
  };
  /** Letters and parts that come later move what is below them: the awaited passage is brought again. */
  const settle = () => {
    if (awaited && !stays) bring(awaited, 'instant');
    if (isStillComing()) return;
    awaited = '';
    settling.disconnect();
    if (stays) scroll();
  };
  const settling = new ResizeObserver(settle);

  const show = (passage: string, behaviour?: ScrollBehavior) => {
    stays = false;
    lead(passage, behaviour);
  };
  const lead = (passage: string, behaviour?: ScrollBehavior) => {
    settling.disconnect();
    awaited = isStillComing() ? passage : '';
    const section = texts.find((one) => one.dataset.text === awaited)?.closest('section');
    // Until its text has its turn, the page is as high as any.
    if (section) for (const part of [document.body, section]) settling.observe(part);
    if (!stays) bring(passage, behaviour);
    else if (!awaited) scroll();
  };

  return {
    show,
    open(passage) {
      // A browser scrolls to where one was, or to a hash.
      stays = scrollY > 0 && !location.hash;
      lead(passage, 'instant');
    },
  };
}

/** Keys that scroll, by themselves or to what gets the focus. */
const SCROLLING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ', 'Tab']);

/** Whether a person moves the page by this: not by a menu, nor by arrows that go from mark to mark. */
function movesPage(event: Event): boolean {
  if (event.defaultPrevented) return false;
  if (event instanceof KeyboardEvent) return SCROLLING_KEYS.has(event.key);
  // The scroll bar, or the button that drags the page.
  if (event instanceof PointerEvent) return event.target === document.documentElement || event.button === 1;
  return true;
}

/** Whether parts of the page still wait for their turn (see in-turn.ts). */
const isStillComing = () => document.querySelector('[data-late]') !== null;
