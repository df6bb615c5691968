import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { SlipQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useViewer } from '../../providers/viewer.ts';

type Slip = NonNullable<NodeOf<SlipQuery>['slip']>;

/** Each copy has its colour, as carbon sets have: so none is taken for the other. Paper is white whatever the theme. */
const COLOURS = {
  merchant: { band: '#1d4ed8', paper: '#eff6ff' },
  member: { band: '#be123c', paper: '#fff1f2' },
} as const;

interface SlipCopyProps {
  slip: Slip;
  title: string;
  copy: keyof typeof COLOURS;
}

function useRows(slip: Slip): [string, string][] {
  const t = useTranslate();
  const { money, count, instant } = useFormat();
  const word = (name: string, values?: object) => t(`resources.slips.${name}`, values);
  const out = Number(slip.paid) < 0;
  const sum = (amount: string) => money(out ? amount.replace(/^-/, '') : amount);
  const parts = { principal: money(slip.principalAfter), bonus: money(slip.bonusAfter) };
  const rows: [string, string | null | undefined][] = [
    ['number', slip.number],
    ['at', instant(slip.at, slip)],
    ['store', [slip.storeName, slip.storePhone].filter(Boolean).join(' · ')],
    ['operator', slip.operatorName],
    ['memberName', [slip.maskedName, slip.memberNumber, slip.maskedPhone].filter(Boolean).join(' · ')],
    ['package', slip.packageName],
    ['method', slip.method && t(`resources.topUp.methods.${slip.method}`)],
    ['reference', slip.reference],
    [out ? 'paid_out' : 'paid', sum(slip.paid)],
    ['principal', sum(slip.principal)],
    ['bonus', Number(slip.bonus) === 0 ? null : sum(slip.bonus)],
    ['points', slip.points === 0 ? null : count(Math.abs(slip.points))],
    ['after', `${money(Number(slip.principalAfter) + Number(slip.bonusAfter))} (${word('after_parts', parts)})`],
  ];
  return rows.flatMap(([name, value]) => (value ? [[word(name), value] as [string, string]] : []));
}

/** One copy of the slip. */
export const SlipCopy = ({ slip, title, copy }: SlipCopyProps) => {
  const t = useTranslate();
  const { name } = useViewer().chain;
  const rows = useRows(slip);
  const { band, paper } = COLOURS[copy];
  const receiver = t(`resources.slips.${copy}`);
  return (
    <Box
      component="section"
      className="slip"
      aria-label={receiver}
      sx={{ border: `1px solid ${band}`, borderRadius: 1, overflow: 'hidden', bgcolor: paper, color: '#111' }}
    >
      <Box sx={{ display: 'flex', gap: 3, px: 4, py: 2, bgcolor: band, color: '#fff' }}>
        <Typography component="h2" sx={{ flex: 1, fontWeight: 600 }}>
          {name} · {title}
        </Typography>
        <Typography sx={{ fontWeight: 600 }}>{receiver}</Typography>
      </Box>
      <Box
        component="dl"
        sx={{ m: 0, px: 4, py: 2, display: 'grid', gridTemplateColumns: 'minmax(88px, 128px) minmax(0, 1fr)', rowGap: 1 }}
      >
        {rows.map(([label, value]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: '#444' }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', gap: 6, px: 4, pt: 4, pb: 3 }}>
        {['sign_member', 'sign_store'].map((word) => (
          <Box key={word} sx={{ flex: 1, borderTop: '1px solid #666', pt: 0.5, fontSize: 12, color: '#444' }}>
            {t(`resources.slips.${word}`)}
          </Box>
        ))}
      </Box>
    </Box>
  );
};
