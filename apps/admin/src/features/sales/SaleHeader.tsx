import { Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Badge } from '../../components/Badge.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Sale } from './SaleLines.tsx';

/** The amount first, then when, where, who. */
export const SaleHeader = ({ sale }: { sale: Sale }) => {
  const t = useTranslate();
  const { money } = useFormat();
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Typography color="text.secondary">{sale.number}</Typography>
        {sale.kind === 'REFUND' && <Badge tone="warn" label={t('resources.sales.kind.REFUND')} />}
        {sale.origin === 'IMPORT' && <Badge label={t('resources.sales.origin.IMPORT')} />}
      </Box>
      <Typography sx={{ fontSize: 28, fontWeight: 600, letterSpacing: '-0.02em' }}>{money(sale.amount)}</Typography>
    </Box>
  );
};

/** Everything about the sale but its lines. */
export const SaleFacts = ({ sale }: { sale: Sale }) => {
  const t = useTranslate();
  const { money, day, instant } = useFormat();
  const label = (field: string) => t(`resources.sales.fields.${field}`);
  const { member, refundOf } = sale;
  return (
    <Facts
      facts={[
        [label('businessDate'), day(sale.businessDate)],
        [label('soldAt'), instant(sale.soldAt, sale.store)],
        [label('store'), [sale.store.name, sale.till].filter(Boolean).join(' · ')],
        [
          label('member'),
          member ? (
            <Link component={RouterLink} to={`/members/${encodeURIComponent(member.id)}/show`}>
              {member.name} · {member.number}
            </Link>
          ) : (
            sale.guest && t('resources.sales.guest')
          ),
        ],
        [label('level'), sale.level && <Swatch colour={sale.level.colour} name={sale.level.name} />],
        [label('channel'), t(`resources.sales.channel.${sale.channel}`)],
        [label('cashier'), sale.cashier?.name],
        ...(Number(sale.discount) === 0 ? [] : ([[label('discount'), money(sale.discount)]] as const)),
        ...(sale.profit === null ? [] : ([[label('profit'), money(sale.profit)]] as const)),
        ...sale.tenders.map(({ method, amount }) => [t(`resources.sales.method.${method}`), money(amount)] as const),
        ...(refundOf
          ? ([
              [
                t('resources.sales.refund_of'),
                <Link key="of" component={RouterLink} to={`/sales/${encodeURIComponent(refundOf.id)}/show`}>
                  {refundOf.number}
                </Link>,
              ],
            ] as const)
          : []),
        ...(sale.reason ? ([[label('reason'), sale.reason]] as const) : []),
      ]}
    />
  );
};
