import { Box, Link, Typography } from '@mui/material';
import { ShowBase, Title, useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { Section } from '../../components/Section.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { CardActions } from './CardActions.tsx';
import { History } from './History.tsx';
import { QrCode } from './QrCode.tsx';
import { State } from './State.tsx';
import type { Card } from './documents.ts';

const Other = ({ card }: { card: { id: string; number: string } }) => (
  <Link component={RouterLink} to={`/cards/${encodeURIComponent(card.id)}/show`}>
    {card.number}
  </Link>
);

const CardFacts = ({ card }: { card: Card }) => {
  const t = useTranslate();
  const { day, money } = useFormat();
  const label = (field: string) => t(`resources.cards.fields.${field}`);
  const { type, member, payer, replaces, replacedBy } = card;
  const limit = (value: string | null | undefined, spent: string) =>
    t('resources.cards.of_limit', { spent: money(spent), limit: value ? money(value) : t('resources.cards.no_limit') });
  const earns = card.earns ?? type.uses.includes('POINTS');
  const asType = card.earns === null && (card.pointsPercent === null || !earns);
  const earning = [
    earns ? `${card.pointsPercent ?? type.pointsPercent}%` : t('resources.cards.earning.NO'),
    t(`resources.cards.earning.${asType ? 'TYPE' : 'OWN'}`),
  ].join(' · ');
  const pin = card.pinLocked ? 'locked' : card.hasPin ? 'set' : 'unset';
  return (
    <Facts
      facts={[
        [label('type'), <Swatch key="type" colour={type.colour} name={type.name} />],
        [label('kind'), t(`resources.cardTypes.kinds.${type.kind}`)],
        [label('uses'), type.uses.map((use) => t(`resources.cardTypes.use.${use}`)).join(' · ')],
        [label('member'), member && <MemberLink member={member} />],
        ...(type.kind === 'INDIVIDUAL'
          ? []
          : ([
              [label('payer'), payer && <MemberLink member={payer} />],
              [label('perDay'), limit(card.perDay, card.spent.day)],
              [label('perMonth'), limit(card.perMonth, card.spent.month)],
              [label('inAll'), limit(card.inAll, card.spent.inAll)],
            ] as const)),
        [label('earning'), earning],
        [label('store'), card.storeName],
        [label('issuedOn'), day(card.issuedOn)],
        [label('expiresOn'), card.expiresOn ? day(card.expiresOn) : t('resources.cardTypes.for_ever')],
        [label('pin'), t(`resources.cards.pin.${pin}`)],
        ...(replaces ? [[label('replaces'), <Other key="old" card={replaces} />] as const] : []),
        ...(replacedBy ? [[label('replacedBy'), <Other key="new" card={replacedBy} />] as const] : []),
      ]}
    />
  );
};

const Page = () => {
  const t = useTranslate();
  const card = useRecordContext<Card>();
  if (!card) return null;
  return (
    <>
      <Title title={`${t('resources.cards.name', { smart_count: 1 })} · ${card.number}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center', mb: 6 }}>
        <Typography variant="h2" sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {card.number}
        </Typography>
        <State state={card.state} />
        {card.expiresSoon && <Typography color="warning.main">{t('resources.cards.soon')}</Typography>}
        <Box sx={{ flex: 1 }} />
        <CardActions key={card.state} card={card} />
      </Box>
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '400px minmax(0, 1fr)' } }}>
        <Box sx={{ display: 'grid', gap: 6, alignContent: 'start', minWidth: 0 }}>
          {card.state === 'ACTIVE' && <QrCode id={card.id} />}
          <CardFacts card={card} />
        </Box>
        <Section title={t('resources.cards.history')}>
          <History history={card.history} />
        </Section>
      </Box>
    </>
  );
};

/** One card: how it stands, what can be done with it, what happened to it. */
export const CardShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
