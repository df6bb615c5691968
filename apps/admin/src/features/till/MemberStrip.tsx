import Close from '@mui/icons-material/Close';
import { Box, Chip, IconButton, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { KeyButton } from './KeyButton.tsx';
import type { Member } from './basket.ts';

/** Principal and bonus together; null: the branch does not know the member, and does not see it. */
export const storedOf = ({ member }: Member) =>
  member && member.accounts.reduce((sum, { available, asset }) => (asset.kind === 'POINTS' ? sum : sum + Number(available)), 0);

interface MemberStripProps {
  member: Member | null;
  /** The one that was shown. */
  card: string | null;
  onFind: () => void;
  onForget: () => void;
  onDropCard: () => void;
}

/** Who buys, masked as any till sees it; what the member holds; and the card, which can be left out where another thing is to pay. */
export const MemberStrip = ({ member, card, onFind, onForget, onDropCard }: MemberStripProps) => {
  const t = useTranslate();
  const { money, count } = useFormat();
  if (!member) {
    return (
      <KeyButton hint="F2" variant="outlined" onClick={onFind} sx={{ m: 3, mb: 2 }}>
        {t('resources.till.member')}
      </KeyButton>
    );
  }
  const stored = storedOf(member);
  const points = member.member?.accounts.filter(({ asset }) => asset.kind === 'POINTS') ?? [];
  return (
    <Box
      component="section"
      aria-label={t('resources.till.member')}
      sx={{ m: 3, mb: 2, px: 3, py: 1, border: 1, borderColor: 'divider', borderRadius: 1, display: 'flex', alignItems: 'center', gap: 2 }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Typography sx={{ fontWeight: 600 }}>{member.maskedName}</Typography>
          <Swatch colour={member.level.colour} name={member.level.name} />
          <Typography variant="body2" color="text.secondary" noWrap>
            {member.maskedPhone ?? member.number}
          </Typography>
        </Box>
        <Typography variant="body2" color="text.secondary" noWrap>
          {[
            stored !== null && `${t('resources.till.stored')} ${money(stored)}`,
            ...points.map(({ available, asset }) => `${asset.name} ${count(available)}`),
            member.passes.length > 0 && t('resources.till.passes', { smart_count: member.passes.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {card !== null && (
        <Tooltip title={t('resources.till.drop_card')}>
          <Chip
            label={t('resources.till.extra.CARD')}
            onDelete={onDropCard}
            onClick={onDropCard}
            aria-label={t('resources.till.drop_card')}
            sx={{ height: 40 }}
          />
        </Tooltip>
      )}
      <IconButton sx={{ width: 48, height: 48 }} aria-label={t('resources.till.forget_member')} onClick={onForget}>
        <Close />
      </IconButton>
    </Box>
  );
};
