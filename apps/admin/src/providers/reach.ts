import en from '../i18n/en/auth.ts';
import zh from '../i18n/zh/auth.ts';

/** Nobody answered, or something on the way that is not the product; said in the language of the page. */
class Unreachable extends Error {
  override readonly name = 'Unreachable';
  constructor() {
    super((document.documentElement.lang.startsWith('zh') ? zh : en).unreachable);
  }
}

/** Asks the server as `fetch` does; a browser's own words for a broken line ("Failed to fetch") reach nobody. @throws Unreachable, AbortError */
export async function reach(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, init).catch((error: unknown) => {
    throw error instanceof TypeError ? new Unreachable() : error;
  });
  const isOurs = response.ok || response.headers.get('content-type')?.includes('json');
  if (!isOurs) throw new Unreachable(); // the page of a proxy that found nobody behind it
  return response;
}
