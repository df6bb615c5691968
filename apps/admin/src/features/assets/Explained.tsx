import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { DASH } from '../../format.ts';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { EntryActions } from './ActionButtons.tsx';
import { type Entry, EntryDocument, type Holder } from './documents.ts';
import { useAmount } from './useAmount.ts';

interface Props {
  holder: Holder;
  entry: Entry;
  onDone: () => void;
}

/** Why an entry is as it is, its lines on both sides, and what can be done with it. */
export const Explained = ({ holder, entry, onDone }: Props) => {
  const t = useTranslate();
  const { day } = useFormat();
  const { signed, plain } = useAmount();
  const { data, error } = useQuery(EntryDocument, { variables: { id: entry.id } });
  const told = nodeIn(data);
  const label = (field: string) => t(`resources.assets.fields.${field}`);
  if (error) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!told) return <Skeleton variant="rounded" height={96} component="output" aria-label={t('common.loading')} />;
  const side = (line: (typeof told.postings)[number]) => {
    const house = line.house ? t(`resources.assets.house.${line.house}`) : DASH;
    if (line.ofMember) return t('resources.assets.of_member');
    return line.peerName ? `${house} · ${line.peerName}` : house;
  };
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Typography sx={{ maxWidth: 720 }}>{told.why}</Typography>
      <Box
        component="section"
        sx={{ overflowX: 'auto', '& table': { minWidth: 600 } }}
        tabIndex={0}
        aria-label={t('resources.assets.postings')}
      >
        <FigureTable
          caption={t('resources.assets.postings')}
          rows={told.postings}
          rowKey={({ lineNo }) => String(lineNo)}
          columns={[
            { key: 'side', label: label('side'), render: side },
            { key: 'asset', label: label('asset'), render: ({ asset }) => asset.name },
            { key: 'store', label: label('book'), render: ({ storeName }) => storeName },
            { key: 'expiresOn', label: label('expiresOn'), render: ({ expiresOn, ofMember }) => (ofMember ? day(expiresOn) : '') },
            { key: 'amount', label: label('amount'), figure: true, render: ({ asset, amount }) => signed(asset.kind, amount) },
            {
              key: 'balance',
              label: label('balanceAfter'),
              figure: true,
              render: ({ asset, balanceAfter }) => (balanceAfter === null ? '' : plain(asset.kind, balanceAfter ?? '')),
            },
          ]}
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {told.sale && (
          <Button size="small" component={Link} to={`/sales/${encodeURIComponent(told.sale.id)}/show`}>
            {t('resources.assets.receipt', { number: told.sale.number })}
          </Button>
        )}
        <EntryActions holder={holder} entry={entry} onDone={onDone} />
      </Box>
    </Box>
  );
};
