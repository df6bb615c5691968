const started = performance.now();

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Says what is being done and how long it took; what is done in a moment passes in silence. */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const notice = setTimeout(() => console.log(`  ${label} …`), 700);
  try {
    const result = await work();
    if (performance.now() - since > 700) console.log(`  ${label}: ${seconds(since)}`);
    return result;
  } finally {
    clearTimeout(notice);
  }
}

export const sinceStart = (): string => seconds(started);

/** Waits for all, then throws the first error, so that nothing still works behind the back of the clean-up. */
export async function together<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const results = await Promise.allSettled([first, second]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return Promise.all([first, second]);
}

/** Aborted by the first Ctrl-C, SIGTERM or closed terminal; `insist` is called for those after it. */
export function interruption(insist: () => void): AbortSignal {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) return insist();
    controller.abort(new Interrupted());
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onSignal);
  return controller.signal;
}

export class Interrupted extends Error {
  override name = 'Interrupted';
}

/** Rejects when the signal is given. */
export function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
