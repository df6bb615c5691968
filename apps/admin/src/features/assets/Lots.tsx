import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { AccountActions } from './ActionButtons.tsx';
import { useAmount } from './useAmount.ts';
import type { Account, Holder } from './documents.ts';

interface Props {
  holder: Holder;
  account: Account;
  onDone: () => void;
}

const AccountLots = ({ holder, account, onDone }: Props) => {
  const t = useTranslate();
  const { day } = useFormat();
  const { plain } = useAmount();
  const { asset, lots } = account;
  const label = (field: string) => t(`resources.assets.fields.${field}`);
  const rows = lots.edges.map(({ node }) => node);
  const more = (lots.totalCount ?? 0) - rows.length;
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, minHeight: 32 }}>
        <Typography sx={{ fontWeight: 550, flex: 1 }}>{asset.name}</Typography>
        <AccountActions holder={holder} account={account} onDone={onDone} />
      </Box>
      {rows.length === 0 ? (
        <Typography color="text.secondary">{t('resources.assets.no_lots')}</Typography>
      ) : (
        <FigureTable
          caption={asset.name}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'expiresOn',
              label: label('expiresOn'),
              render: ({ expiresOn, expired }) => (
                <>
                  {expiresOn ? day(expiresOn) : t('resources.assets.for_ever')}{' '}
                  {expired && <Badge tone="bad" label={t('resources.assets.expired')} />}
                </>
              ),
            },
            { key: 'store', label: label('owedBy'), render: ({ storeName }) => storeName },
            {
              key: 'remaining',
              label: label('remaining'),
              figure: true,
              render: ({ remaining, amount }) => (
                <>
                  {plain(asset.kind, remaining)}
                  {remaining !== amount && (
                    <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
                      {' '}
                      / {plain(asset.kind, amount)}
                    </Box>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      {more > 0 && (
        <Typography variant="body2" color="text.secondary">
          {t('resources.assets.more_lots', { count: more })}
        </Typography>
      )}
    </Box>
  );
};

/** What lies in the accounts: until when, and which store owes it. */
export const Lots = ({ holder, onDone }: Omit<Props, 'account'>) => {
  const t = useTranslate();
  return (
    <Section title={t('resources.assets.lots')} help={t('resources.assets.lots_help')}>
      <Box sx={{ display: 'grid', gap: 5 }}>
        {holder.accounts.map((account) => (
          <AccountLots key={account.id} holder={holder} account={account} onDone={onDone} />
        ))}
      </Box>
    </Section>
  );
};
