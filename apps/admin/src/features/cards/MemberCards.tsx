import { useQuery } from '@apollo/client/react';
import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Section } from '../../components/Section.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CardRowFragment } from '../../gql/graphql.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { MemberCardsDocument } from './documents.ts';
import { IssueButton } from './IssueButton.tsx';
import { State } from './State.tsx';

const Row = ({ card, holder = false }: { card: CardRowFragment; holder?: boolean }) => {
  const t = useTranslate();
  const { day } = useFormat();
  const until = card.expiresOn ? t('resources.cards.until', { day: day(card.expiresOn) }) : t('resources.cardTypes.for_ever');
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, py: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      <Link component={RouterLink} to={`/cards/${encodeURIComponent(card.id)}/show`} sx={{ fontVariantNumeric: 'tabular-nums' }}>
        {card.number}
      </Link>
      <Swatch colour={card.type.colour} name={card.type.name} />
      <Typography variant="body2" color="text.secondary" sx={{ flex: 1, minWidth: 120 }}>
        {[holder && card.member?.name, until].filter(Boolean).join(' · ')}
      </Typography>
      <State state={card.state} />
    </Box>
  );
};

/** The cards of a member, and those that spend from the member's accounts. */
export const MemberCards = ({ member }: { member: { id: string; name: string; archivedAt?: string | null } }) => {
  const t = useTranslate();
  const issue = useMay('card.issue');
  const { data, refetch } = useQuery(MemberCardsDocument, { variables: { id: member.id } });
  const found = nodeIn(data);
  if (!found) return null;
  const { cardsHeld, cardsPaid } = found;
  return (
    <Section
      title={t('resources.cards.name', { smart_count: 2 })}
      action={issue && <IssueButton holder={member} onDone={() => void refetch()} />}
    >
      {cardsHeld.length === 0 && <Typography color="text.secondary">{t('resources.cards.none')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {cardsHeld.map((card) => (
          <Row key={card.id} card={card} />
        ))}
      </Box>
      {cardsPaid.length > 0 && (
        <>
          <Typography variant="body2" color="text.secondary" sx={{ mt: 4 }}>
            {t('resources.cards.paid')}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {cardsPaid.map((card) => (
              <Row key={card.id} card={card} holder />
            ))}
          </Box>
        </>
      )}
    </Section>
  );
};
