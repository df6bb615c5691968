import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useAmount } from './useAmount.ts';
import type { Account, Holder } from './documents.ts';

/** Tiles side by side, as many as fit. */
const grid = {
  display: 'grid',
  gap: '1px',
  gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(auto-fit, minmax(180px, 1fr))' },
  bgcolor: 'divider',
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  overflow: 'hidden',
} as const;

interface TileProps {
  name: string;
  amount: string;
  children?: React.ReactNode;
}

const Tile = ({ name, amount, children }: TileProps) => (
  <Box sx={{ p: 4, minWidth: 0, bgcolor: 'background.paper' }}>
    <Typography variant="body2" color="text.secondary" noWrap>
      {name}
    </Typography>
    <Typography component="p" sx={{ fontSize: { xs: 20, md: 26 }, lineHeight: '40px', fontWeight: 600, letterSpacing: '-0.02em' }}>
      {amount}
    </Typography>
    <Box sx={{ display: 'grid', gap: 1, fontSize: 12, color: 'text.secondary', justifyItems: 'start' }}>{children}</Box>
  </Box>
);

const AccountTile = ({ account }: { account: Account }) => {
  const t = useTranslate();
  const { day } = useFormat();
  const { plain } = useAmount();
  const { asset, balance, available, held, frozenAt, frozenReason, nextExpiry } = account;
  return (
    <Tile name={asset.name} amount={plain(asset.kind, balance)}>
      {available !== balance && <span>{t('resources.assets.available', { amount: plain(asset.kind, available) })}</span>}
      {Number(held) > 0 && <span>{t('resources.assets.held', { amount: plain(asset.kind, held) })}</span>}
      {nextExpiry && <span>{t('resources.assets.next_expiry', { day: day(nextExpiry) })}</span>}
      {frozenAt && <Badge tone="warn" label={t('resources.assets.frozen')} />}
      {frozenReason && <span>{frozenReason}</span>}
    </Tile>
  );
};

/** Every balance of the member: as of now, or as of the moment that was asked for. */
export const Balances = ({ holder, at }: { holder: Holder; at: string | null }) => {
  const t = useTranslate();
  const { plain } = useAmount();
  const { instant } = useFormat();
  const then = at ? (holder.balancesAt ?? []) : null;
  if (then?.length === 0) return <EmptyState text={t('resources.assets.nothing_then', { at: instant(at) })} height={96} />;
  if (holder.accounts.length === 0) return <EmptyState text={t('resources.assets.empty')} height={96} />;
  return (
    <Box sx={grid}>
      {then
        ? then.map(({ asset, amount }) => <Tile key={asset.id} name={asset.name} amount={plain(asset.kind, amount)} />)
        : holder.accounts.map((account) => <AccountTile key={account.id} account={account} />)}
    </Box>
  );
};
