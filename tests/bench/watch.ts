/** What is watched inside a page. Both functions travel there whole, so they name nothing outside themselves. */

/** What a page says of its own beginning, in ms from its navigation. */
export interface Beginning {
  /** The frame after the last drawn thing was added, by the parser or by a script. */
  ready: number | null;
  /** When its phrases and marks began to answer, as it says; a page without script never does. */
  awake: number | null;
  firstPaint: number | null;
  largestPaint: number | null;
  /** What long tasks took beyond 50 ms each. */
  blocking: number;
  /** Sum of the layout shifts. */
  shift: number;
}

/** What an answer took, in ms. */
export interface Took {
  /** From the event to the end of the first frame that shows the answer. */
  all: number;
  /** What of that the page was at work: its answer to the event and its frames, without the waits before them. */
  work: number | null;
}

declare global {
  interface Window {
    benchBeginning: Beginning;
    benchTimed: Promise<Took | null>;
    benchWatch: (type: string, sign: string) => void;
  }
}

/** To be run in a page before its own scripts. */
export function watchBeginning(): void {
  const beginning: Beginning = {
    ready: null,
    awake: null,
    firstPaint: null,
    largestPaint: null,
    blocking: 0,
    shift: 0,
  };
  window.benchBeginning = beginning;
  const isDrawn = (node: Node) =>
    node instanceof SVGElement ||
    node instanceof HTMLCanvasElement ||
    (node instanceof Element && node.querySelector('svg *, canvas') !== null);
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some(isDrawn)))
      requestAnimationFrame(() => {
        beginning.ready = performance.now();
      });
    const { awake, ready } = document.documentElement.dataset;
    if (beginning.awake === null && (awake ?? ready)) beginning.awake = performance.now();
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['data-awake', 'data-ready'] });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(take);
    }).observe({ type, buffered: true });
  };
  observe('largest-contentful-paint', ({ startTime }) => {
    beginning.largestPaint = startTime;
  });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') beginning.firstPaint = startTime;
  });
  observe('longtask', ({ duration }) => {
    beginning.blocking += Math.max(0, duration - 50);
  });
  observe('layout-shift', (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
    if (!hadRecentInput) beginning.shift += value;
  });
}

/**
 * To be run in a page: makes `benchWatch(type, sign)`, after which `benchTimed` is what it takes from the next event of
 * that type to the end of the first frame in which the sign has changed; null when none has within two seconds.
 */
export function watchEvents(): void {
  const LONGEST_MS = 2000;
  const litOf = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .map((one) => `${one.getAttribute('data-mark') ?? ''} ${one.getAttribute('data-phrase') ?? ''}`)
      .join();
  /** Whether a lit phrase stands in the part of the window where text is seen. */
  const isPassageSeen = () => {
    const styles = getComputedStyle(document.documentElement);
    const px = (name: string) => Number.parseFloat(styles.getPropertyValue(name)) || 0;
    return [...document.querySelectorAll('#text [data-passage].lit')].some((phrase) => {
      const box = phrase.getBoundingClientRect();
      return box.top >= px('--text-top') && box.bottom <= innerHeight - px('--text-bottom');
    });
  };
  const signs: Record<string, () => string> = {
    lit: () => litOf('.lit[data-mark], .lit[data-passage]'),
    seen: () => String(isPassageSeen()),
    year: () => document.querySelector('.year-control .year')?.textContent ?? '',
    drawn: () => document.documentElement.dataset.drawn ?? '',
    // Any frame shows it.
    frame: () => String(performance.now()),
  };
  window.benchWatch = (type, name) => {
    const sign = signs[name] ?? (() => '');
    const before = sign();
    window.benchTimed = new Promise((resolve) => {
      // A pointer that moves onto something comes over it first.
      let over: number | null = null;
      const listening = new AbortController();
      addEventListener(
        'pointerover',
        () => {
          over ??= performance.now();
        },
        { capture: true, signal: listening.signal },
      );
      addEventListener(
        type,
        ({ timeStamp }) => {
          const begun = (type === 'pointermove' ? over : null) ?? performance.now();
          let answered: number | null = null;
          let work = 0;
          // The last listener of all that come of it at once: a key in a menu is a change, too.
          for (const one of [type, 'input', 'change'])
            addEventListener(
              one,
              () => {
                answered = performance.now();
              },
              { signal: listening.signal },
            );
          const look = () => {
            requestAnimationFrame(() => {
              const frame = performance.now();
              listening.abort();
              // An event that another listener stopped.
              if (work === 0) work = (answered ?? frame) - begun;
              // After the frame's own work: styles, layout and paint.
              setTimeout(() => {
                const now = performance.now();
                work += now - frame;
                if (sign() !== before) resolve({ all: now - timeStamp, work });
                else if (now - timeStamp > LONGEST_MS) resolve(null);
                else look();
              }, 0);
            });
          };
          look();
        },
        { once: true, capture: true },
      );
    });
  };
}
