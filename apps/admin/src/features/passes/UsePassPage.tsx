import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useRef } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import type { PassHeldFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { FindMember } from '../topUp/FindMember.tsx';
import { useFound } from '../topUp/useFound.ts';
import { TillPassesDocument, UsePassDocument } from './documents.ts';
import { usePassText } from './usePassText.ts';

interface HeldProps {
  passes: readonly PassHeldFragment[];
  busy: boolean;
  onUse: (pass: PassHeldFragment) => void;
}

/** The member's passes, the one that ends first ready to be used by Enter. */
const Held = ({ passes, busy, onUse }: HeldProps) => {
  const t = useTranslate();
  const text = usePassText();
  return (
    <Box component="ul" aria-label={t('resources.usePass.passes')} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 3 }}>
      {passes.map((pass, at) => (
        <Box
          component="li"
          key={pass.lotId}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, p: 4, border: 1, borderColor: 'divider', borderRadius: 2 }}
        >
          <Box sx={{ flex: 1, minWidth: 180 }}>
            <Typography sx={{ fontWeight: 600 }}>{pass.type.name}</Typography>
            <Typography variant="body2" color="text.secondary">
              {pass.type.product.name} · {text(pass)}
            </Typography>
          </Box>
          <Button
            variant={at === 0 ? 'contained' : 'outlined'}
            autoFocus={at === 0}
            disabled={busy}
            aria-label={`${t('resources.usePass.action')} ${pass.type.name}`}
            onClick={() => onUse(pass)}
          >
            {t('resources.usePass.action')}
          </Button>
        </Box>
      ))}
    </Box>
  );
};

const Passes = ({ number, storeId }: { number: string; storeId: string }) => {
  const t = useTranslate();
  const { data, refetch } = useQuery(TillPassesDocument, { variables: { number }, fetchPolicy: 'network-only' });
  // The key is kept until the use stands: pressed again after a broken connection, it counts once.
  const key = useRef(crypto.randomUUID());
  const { act, busy, failure } = useAct(() => refetch());
  const member = data?.memberLookup;
  if (!member) return <Skeleton variant="rounded" height={88} component="output" aria-label={t('common.loading')} />;
  const use = async (pass: PassHeldFragment) => {
    const input = { storeId, memberId: member.memberId, passTypeId: pass.type.id, uses: 1 };
    const done = await act(
      () => mutate(UsePassDocument, { input, idempotencyKey: `${key.current} ${pass.type.id}` }),
      'resources.usePass.done',
    );
    if (done) key.current = crypto.randomUUID();
  };
  const passes = member.passes.filter(({ over }) => !over);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      {failure && <Alert severity="error">{failure}</Alert>}
      {passes.length > 0 ? (
        <Held passes={passes} busy={busy} onUse={(pass) => void use(pass)} />
      ) : (
        <Alert severity="info">{t('resources.usePass.none')}</Alert>
      )}
    </Box>
  );
};

/** Like a till: find the member, press Enter on the pass. */
const UsePassPage = () => {
  const t = useTranslate();
  const who = useFound();
  const place = useStorePick();
  const { storeId } = place;
  return (
    <Box sx={{ maxWidth: 640 }}>
      <Title title={t('resources.usePass.name')} />
      <Section title={t('resources.usePass.name')}>
        <Box sx={{ display: 'grid', gap: 5 }}>
          <FindMember label={t('resources.topUp.find')} it={who} />
          {place.stores.length > 1 && <StorePick {...place} />}
          {who.found && storeId !== '' && <Passes number={who.found.number} storeId={storeId} />}
          {who.found && (
            <Button sx={{ justifySelf: 'start' }} onClick={who.forget}>
              {t('resources.usePass.next')}
            </Button>
          )}
        </Box>
      </Section>
    </Box>
  );
};

export default UsePassPage;
