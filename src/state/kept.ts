/** What the browser keeps for the atlas on the device. Where that is full or forbidden, it says so and throws nothing. */

const PREFIX = 'beltway-atlas.';

/** Whether it was kept. */
export function keep(key: string, value: string): boolean {
  try {
    localStorage.setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}

/** What was kept; null when nothing was, or nothing can be. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept, then.
  }
}

/** The keys that begin so, without the atlas's own prefix. */
export function keysKept(start: string): string[] {
  try {
    return Array.from({ length: localStorage.length }, (_, n) => localStorage.key(n) ?? '')
      .filter((key) => key.startsWith(PREFIX + start))
      .map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Whether anything can be kept at all. */
export function canKeep(): boolean {
  const isKept = keep('try', '1');
  forget('try');
  return isKept;
}

/** Calls back when another window changed what is kept. */
export function onKept(changed: (key: string, value: string | null) => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    if (key?.startsWith(PREFIX)) changed(key.slice(PREFIX.length), newValue);
  };
  addEventListener('storage', hear);
  return () => {
    removeEventListener('storage', hear);
  };
}
