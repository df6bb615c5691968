import DataLoader from 'dataloader';
import type { Context } from './context.ts';

/**
 * A reader that asks for a whole page at once what its rows ask one by one, and the same thing once in a request.
 * @param read by the text of their keys, as far as the viewer may see them
 * @returns null: not there, or not for this viewer
 */
export function perRequest<Key, Value>(
  read: (context: Context, keys: readonly Key[]) => Promise<ReadonlyMap<string, Value>>,
  textOf: (key: Key) => string,
): (context: Context, key: Key) => Promise<Value | null> {
  const load = (context: Context) =>
    new DataLoader<Key, Value | null, string>(
      async (keys) => {
        const found = await read(context, keys);
        return keys.map((key) => found.get(textOf(key)) ?? null);
      },
      { cacheKeyFn: textOf },
    );
  const loaders = new WeakMap<Context, ReturnType<typeof load>>();
  return (context, key) => {
    const loader = loaders.get(context) ?? load(context);
    loaders.set(context, loader);
    return loader.load(key);
  };
}
