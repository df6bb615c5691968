import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Face } from '../../components/Face.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { FoundMemberFragment } from '../../gql/graphql.ts';
import type { useFound } from './useFound.ts';

interface FindMemberProps {
  label: string;
  it: ReturnType<typeof useFound>;
}

/** Principal and bonus together, as far as the viewer's branch knows the member. */
const storedOf = ({ member }: FoundMemberFragment) => member && member.accounts.reduce((sum, { balance }) => sum + Number(balance), 0);

/** Who comes without the card may not be whom it belongs to. */
const isBlocked = ({ state }: FoundMemberFragment['cards'][number]) => state === 'LOST' || state === 'FROZEN';

const Found = ({ found, onChange }: { found: FoundMemberFragment; onChange: () => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const stored = storedOf(found);
  return (
    <Box sx={{ display: 'grid', gap: 1, p: 4, border: 1, borderColor: 'divider', borderRadius: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3 }}>
        <Face name={found.maskedName} src={found.member?.photo?.smallUrl} size={40} />
        <Typography variant="h3" component="p">
          {found.maskedName}
        </Typography>
        <Swatch colour={found.level.colour} name={found.level.name} />
        <Box sx={{ flex: 1 }} />
        <Button size="small" onClick={onChange}>
          {t('resources.topUp.change')}
        </Button>
      </Box>
      <Typography color="text.secondary">{[found.number, found.maskedPhone].filter(Boolean).join(' · ')}</Typography>
      {stored !== null && (
        <Typography>
          {t('resources.topUp.balance')} <strong>{money(stored)}</strong>
        </Typography>
      )}
      {found.cards.filter(isBlocked).map(({ maskedNumber: number, state }) => (
        <Alert key={number} severity="warning">
          {t('resources.topUp.blocked', { number, state: t(`resources.cards.states.${state}`) })}
        </Alert>
      ))}
      {found.archived && <Alert severity="warning">{t('resources.topUp.archived')}</Alert>}
    </Box>
  );
};

/**
 * Finds a member of the whole chain by an exact identifier: typed or scanned, then Enter. No form of its own: most who ask stand in one, and a
 * browser sends the inner of two forms as a page.
 */
export const FindMember = ({ label, it }: FindMemberProps) => {
  const t = useTranslate();
  const [text, setText] = useState('');
  if (it.found)
    return (
      <Found
        found={it.found}
        onChange={() => {
          setText('');
          it.forget();
        }}
      />
    );
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-end' }}>
        <TextField
          label={label}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            void it.look(text);
          }}
          autoFocus
          fullWidth
          autoComplete="off"
        />
        <Button
          sx={{ whiteSpace: 'nowrap', flexShrink: 0 }}
          onClick={() => void it.look(text)}
          variant="outlined"
          loading={it.state === 'busy'}
          disabled={text.trim() === ''}
        >
          {t('resources.topUp.find_action')}
        </Button>
      </Box>
      {it.state === 'nobody' && <Alert severity="info">{t('resources.topUp.nobody')}</Alert>}
      {it.failure && <Alert severity="error">{it.failure}</Alert>}
    </Box>
  );
};
