const KEY = 'regulars.known';

/** Whether somebody was signed in at this browser when it was last used. A hint, not a right. */
export const isKnown = (): boolean => localStorage.getItem(KEY) !== null;

export function rememberKnown(known: boolean): void {
  if (known) localStorage.setItem(KEY, '');
  else localStorage.removeItem(KEY);
}
