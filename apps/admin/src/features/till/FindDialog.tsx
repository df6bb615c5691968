import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Ask } from './Ask.tsx';
import { type Found, findMember } from './findMember.ts';
import { useTry } from './useTry.ts';

/** F2: a card, its code, a phone or a number, scanned or typed. */
export const FindDialog = ({ onFound, onClose }: { onFound: (found: Found) => void; onClose: () => void }) => {
  const t = useTranslate();
  const [text, setText] = useState('');
  const { busy, failure, fail, attempt } = useTry();
  const look = () =>
    attempt(async () => {
      const found = await findMember(text);
      if (!found) fail(t('resources.till.nobody', { text }));
      else if (found.member.archived) fail(t('resources.topUp.archived'));
      else onFound(found);
    });
  return (
    <Ask
      title={t('resources.till.member')}
      action={t('resources.topUp.find_action')}
      busy={busy}
      ready={text.trim() !== ''}
      failure={failure}
      onClose={onClose}
      onSubmit={() => void look()}
    >
      <TextField
        label={t('resources.topUp.find')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        autoFocus
        autoComplete="off"
      />
    </Ask>
  );
};
