import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useBlocker } from 'react-router';

/**
 * Whether what is written differs from what was there at first, or was last saved, as `settle` was told. Who leaves the page meanwhile is asked,
 * as in react-admin's own forms.
 */
export function useUnsaved(written: unknown) {
  const t = useTranslate();
  const text = JSON.stringify(written);
  const [kept, setKept] = useState(text);
  const unsaved = text !== kept;
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (confirm(t('ra.message.unsaved_changes'))) blocker.proceed();
    else blocker.reset();
  }, [blocker, t]);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return { unsaved, settle: () => setKept(text) };
}
