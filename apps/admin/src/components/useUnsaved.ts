import { useState } from 'react';

/** Whether what is written differs from what was there at first, or was last saved, as `settle` was told. */
export function useUnsaved(written: unknown) {
  const text = JSON.stringify(written);
  const [kept, setKept] = useState(text);
  return { unsaved: text !== kept, settle: () => setKept(text) };
}
