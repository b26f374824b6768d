/** The address that the browser shows: written once what it says is painted, since writing one takes as long as a small drawing. */
import { afterFrame } from './after-frame';

/** How a change is kept: a step that Back undoes, or a change of where one already is. */
export type Step = 'push' | 'replace';

/** Changes without a step of their own are written when no other has followed for so long, in ms: a held key makes thirty a second. */
const REST_MS = 200;

let owed: { step: Step; query: () => string } | null = null;
let resting: ReturnType<typeof setTimeout> | undefined;
let isFollowed = false;

/** Has an address written soon. One that is owed already and is a step of its own stays one. */
export function oweAddress(step: Step, query: () => string): void {
  follow();
  owed = { step: owed?.step === 'push' ? 'push' : step, query };
  // For those who look whether the address is that of the page: tests.
  document.documentElement.dataset.owed = 'address';
  clearTimeout(resting);
  if (owed.step === 'push') settleSoon();
  else resting = setTimeout(settleAddress, REST_MS);
}

/** Writes what is owed now: before a step of its own, before anyone reads the address or leaves. */
export function settleAddress(): void {
  if (!owed) return;
  const { step, query } = owed;
  forgetAddress();
  const search = query();
  if (search === location.search && !location.hash) return;
  const address = search || location.pathname;
  if (step === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

/** For who goes back or forward: what was owed stays behind. Called before the page follows its new address, which may owe again. */
export function forgetAddress(): void {
  clearTimeout(resting);
  owed = null;
  delete document.documentElement.dataset.owed;
}

const settleSoon = afterFrame([settleAddress]);

/** The query and the hash of the page, with all that was owed. */
export function settledAddress(): Pick<Location, 'search' | 'hash' | 'href'> {
  settleAddress();
  return location;
}

/** Once: links start from what is shown. */
function follow(): void {
  if (isFollowed) return;
  isFollowed = true;
  addEventListener('pagehide', settleAddress);
  addEventListener(
    'click',
    ({ target }) => {
      if (target instanceof Element && target.closest('a')) settleAddress();
    },
    { capture: true },
  );
}
