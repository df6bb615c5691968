import { Alert, Button, MenuItem, TextField, Typography } from '@mui/material';
import type { ComponentProps } from 'react';
import { useTranslate } from 'react-admin';
import type { RegistrationFormQuery } from '../../gql/graphql.ts';
import { GENDERS } from '../members/sources.ts';
import { useDocumentKinds } from '../members/useDocumentKinds.ts';
import { type Form, useJoin } from './useJoin.ts';

type Asked = RegistrationFormQuery['registrationForm'];

const choices = (list: readonly { id: string; name: string }[]) =>
  list.map(({ id, name }) => (
    <MenuItem key={id} value={id}>
      {name}
    </MenuItem>
  ));

/** What somebody is told who is now a member. */
const Welcome = ({ chain, number, level }: { chain: string; number: string; level: string }) => {
  const t = useTranslate();
  return (
    <>
      <Typography variant="h1">{t('join.welcome', { chain })}</Typography>
      <Typography>{t('join.level', { level })}</Typography>
      <Typography color="text.secondary">{t('join.number')}</Typography>
      <Typography sx={{ fontSize: 32, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{number}</Typography>
    </>
  );
};

/** What the programme asks of somebody who registers without staff. */
export const JoinForm = ({ chain, stores, asks }: Asked) => {
  const t = useTranslate();
  const kinds = useDocumentKinds();
  const { form, set, errors, busy, sent, joined, askCode, join } = useJoin(asks.document);
  if (joined) return <Welcome chain={chain} number={joined.number} level={joined.levelName} />;
  const of = (name: keyof Form, help?: string): ComponentProps<typeof TextField> => ({
    name,
    label: t(`join.fields.${name.replace('document.', '')}`),
    value: form[name],
    onChange: ({ target }) => set(name, target.value),
    error: name in errors,
    helperText: errors[name] ?? help,
    fullWidth: true,
  });
  return (
    <>
      <Typography variant="h1">{t('join.title', { chain })}</Typography>
      {errors['other'] && <Alert severity="error">{errors['other']}</Alert>}
      <TextField {...of('phone')} type="tel" autoComplete="tel" required autoFocus />
      <Button
        variant={sent ? 'outlined' : 'contained'}
        size="large"
        disabled={form.phone.trim() === ''}
        loading={busy && !sent}
        onClick={askCode}
      >
        {t(sent ? 'join.again' : 'join.send')}
      </Button>
      {sent && (
        <>
          <TextField
            {...of('code', t('join.sent'))}
            autoComplete="one-time-code"
            required
            slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
          />
          <TextField {...of('name')} autoComplete="name" required slotProps={{ htmlInput: { maxLength: 100 } }} />
          <TextField {...of('gender')} select>
            {choices(GENDERS.map(({ id, name }) => ({ id, name: t(name) })))}
          </TextField>
          <TextField {...of('birthday')} type="date" autoComplete="bday" slotProps={{ inputLabel: { shrink: true } }} />
          {asks.document && (
            <>
              <TextField {...of('document.kind')} select>
                {choices(kinds('PERSON'))}
              </TextField>
              <TextField {...of('document.number')} required autoComplete="off" />
            </>
          )}
          <TextField {...of('storeCode')} select required>
            {choices(stores.map(({ code, name }) => ({ id: code, name })))}
          </TextField>
          <Button
            variant="contained"
            size="large"
            loading={busy}
            disabled={!form.code || !form.name.trim() || !form.storeCode}
            onClick={join}
          >
            {t('join.join')}
          </Button>
        </>
      )}
    </>
  );
};
