/** Keeps the atlas on the device for where there is no network, and says when a newer one is there. */
import { mount } from 'svelte';
import { WRITTEN_IN } from '../../model/story';
import { scriptAddress } from '../../state/trusted-script';
import { language } from '../../words/language';
import { whenIdle } from '../when-idle';

/** Where the atlas's one service worker is, from the page. */
const WORKER = `${language === WRITTEN_IN ? './' : '../'}sw.js`;

/**
 * Registers the service worker once the page is there and the browser has nothing else to do. Called once, in the
 * browser. What another site shows in a frame keeps nothing on the device of who sees it.
 */
export function startOffline(): void {
  if (import.meta.env.DEV || window.top !== window || !('serviceWorker' in navigator)) return;
  const keep = () => {
    whenIdle(register);
  };
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep, { once: true });
}

async function register(): Promise<void> {
  try {
    // In a sandbox without an origin even asking for it is refused.
    const workers = navigator.serviceWorker;
    let isKept = workers.controller !== null;
    let isAsked = false;
    const registration = await workers.register(scriptAddress(new URL(WORKER, document.baseURI).href));
    // Takes the newer atlas: the page is loaded anew when that has taken over, and only then.
    const reload = () => {
      isAsked = true;
      if (registration.waiting) registration.waiting.postMessage({ type: 'SKIP_WAITING' });
      else location.reload();
    };
    workers.addEventListener('controllerchange', () => {
      if (isAsked) location.reload();
      // The first one takes over the page that called it; any other was asked for in another window.
      else if (isKept) void announce('elsewhere', reload);
      isKept = true;
    });
    const follow = (worker: ServiceWorker | null) => {
      const look = () => {
        if (worker?.state === 'installed' && registration.active) void announce('ready', reload);
      };
      worker?.addEventListener('statechange', look);
      look();
    };
    follow(registration.waiting ?? registration.installing);
    registration.addEventListener('updatefound', () => {
      follow(registration.installing);
    });
    await workers.ready;
    document.documentElement.dataset.offline = 'kept';
  } catch {
    // Forbidden, or no network: the atlas works as any page does.
  }
}

/** Whoever said "later" is not asked again in this tab. */
const LATER = 'beltway-atlas.update-later';
const later = {
  isSaid: () => {
    try {
      return sessionStorage.getItem(LATER) !== null;
    } catch {
      return false;
    }
  },
  say: () => {
    try {
      sessionStorage.setItem(LATER, 'true');
    } catch {
      // It is asked again at the next page.
    }
  },
};

let isAnnounced = false;
async function announce(what: 'ready' | 'elsewhere', reload: () => void): Promise<void> {
  if (isAnnounced || later.isSaid()) return;
  isAnnounced = true;
  try {
    const { default: UpdateNotice } = await import('./UpdateNotice.svelte');
    mount(UpdateNotice, { target: document.body, props: { what, reload, later: later.say } });
  } catch {
    // It is said at the next page.
    isAnnounced = false;
  }
}
