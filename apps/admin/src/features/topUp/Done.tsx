import Print from '@mui/icons-material/PrintOutlined';
import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Made } from './useTopUp.ts';

/** What came of it, the slip, and on to the next member. */
export const Done = ({ made: { id, slip }, onNext }: { made: Made; onNext: () => void }) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  if (!slip) return null;
  const word = (name: string) => t(`resources.slips.${name}`);
  const facts: [string, string][] = [
    [word('memberName'), slip.maskedName],
    [word('number'), slip.number],
    [word('principal'), money(slip.principal)],
    [word('bonus'), money(slip.bonus)],
  ];
  if (slip.points > 0) facts.push([word('points'), count(slip.points)]);
  facts.push([word('after'), money(Number(slip.principalAfter) + Number(slip.bonusAfter))]);
  return (
    <Section title={t('resources.topUp.done')}>
      <Facts facts={facts} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 5 }}>
        <Button variant="contained" autoFocus onClick={onNext}>
          {t('resources.topUp.next')}
        </Button>
        <Button variant="outlined" startIcon={<Print />} component={Link} to={`/slips/${encodeURIComponent(id)}`}>
          {t('resources.topUp.slip')}
        </Button>
      </Box>
    </Section>
  );
};
