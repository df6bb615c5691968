import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { Card } from './documents.ts';

/** All that happened to a card, the latest first. */
export const History = ({ history }: { history: Card['history'] }) => {
  const t = useTranslate();
  const { instant, money } = useFormat();
  const earned = ({ earns, pointsPercent: percent }: NonNullable<Card['history'][number]['earning']>) => {
    if (earns === false) return t('resources.cards.earning.NO');
    const own = percent === null ? '' : `${percent}%`;
    return own || t(`resources.cards.earning.${earns === null ? 'TYPE' : 'YES'}`);
  };
  return (
    <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {history.map(({ act, to, at, storeName, operator, reason, earning, fee, method }) => (
        <Box component="li" key={`${act} ${at}`} sx={{ py: 3, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 0.5 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: 4 }}>
            <Typography sx={{ fontWeight: 600 }}>{t(`resources.cards.act.${act}`)}</Typography>
            <Typography color="text.secondary">{instant(at)}</Typography>
          </Box>
          <Typography variant="body2" color="text.secondary">
            {[
              t(`resources.cards.states.${to}`),
              storeName,
              operator ?? t('resources.audit.system'),
              Number(fee) > 0 && `${money(fee)}${method ? ` ${t(`resources.topUp.methods.${method}`)}` : ''}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
          {earning && (
            <Typography variant="body2">
              {t('resources.cards.fields.earning')}: {earned(earning)}
            </Typography>
          )}
          {reason && <Typography variant="body2">{reason}</Typography>}
        </Box>
      ))}
    </Box>
  );
};
