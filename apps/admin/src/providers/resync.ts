/** Tells the page that what it shows may be older than the stream can make good: everything is to be read again. */
const announcer = new EventTarget();
const BUNCH_MS = 50;
let waiting = false;

/** Says it once, however many subscriptions of the page were told so. */
export function announceResync(): void {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    announcer.dispatchEvent(new Event('resync'));
  }, BUNCH_MS);
}

/** @returns how to stop listening */
export function onResync(listener: () => void): () => void {
  announcer.addEventListener('resync', listener);
  return () => announcer.removeEventListener('resync', listener);
}
