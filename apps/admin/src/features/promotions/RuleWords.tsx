import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';

/** What an offer says, as the API puts it. */
export interface Told {
  effect: string;
  lines: string | null;
  condition: string | null;
  startsOn?: string | null | undefined;
  endsOn?: string | null | undefined;
}

/** An offer in words: what it does, for which goods, for whom and when; what is not limited is said too. */
export const RuleWords = ({ effect, lines, condition, startsOn, endsOn }: Told) => {
  const t = useTranslate();
  const { day } = useFormat();
  const word = (key: string, args = {}) => t(`resources.promotions.${key}`, args);
  const from = startsOn ? word('from_day', { day: day(startsOn) }) : '';
  const until = endsOn ? word('until_day', { day: day(endsOn) }) : '';
  return (
    <>
      <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{effect}</Typography>
      <Typography variant="body2">{word('for_lines', { lines: lines ?? word('all_goods') })}</Typography>
      <Typography variant="body2">{word('when', { condition: condition ?? word('always_when') })}</Typography>
      {(from || until) && <Typography variant="body2">{word('days', { days: [from, until].filter(Boolean).join(' ') })}</Typography>}
    </>
  );
};
