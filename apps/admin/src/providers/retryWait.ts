const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/**
 * How long a page whose line was cut waits before it tries again: longer each time, at most 15 s and a random part of it, so that
 * not all pages come back at once; and no longer once the browser says that there is a network again.
 */
export function retryWait(retries: number): Promise<void> {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** retries);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, wait / 2 + (Math.random() * wait) / 2);
    addEventListener('online', end);
  });
}
