import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CardBatchesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { BatchButtons } from './BatchButtons.tsx';
import { NewBatchButton } from './NewBatchButton.tsx';

type Batch = CardBatchesQuery['cardBatches']['edges'][number]['node'];

const HEADS = ['name', 'type', 'store', 'quantity', 'sold', 'createdAt', 'createdBy', 'voidedAt'];

const useTable = (): TableFile<Batch> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'card-batches',
    heads: HEADS.map((field) => t(`resources.cardBatches.fields.${field}`)),
    cells: (row) => [
      row.name,
      row.type.name,
      row.store.name,
      row.quantity,
      row.sold,
      clock(row.createdAt),
      row.createdBy,
      clock(row.voidedAt),
    ],
  };
};

/** Batches of pre-printed cards, the latest first. */
export const BatchList = () => {
  const t = useTranslate();
  const { count, instant } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const [make, exports] = [useMay('card.batch'), useMay('card.export')];
  const sold = ({ sold: gone, quantity }: Batch) => `${count(gone)} / ${count(quantity)}`;
  const voided = ({ voidedAt }: Batch) => voidedAt && <Badge label={t('resources.cardBatches.fields.voidedAt')} />;
  return (
    <Listing<Batch>
      resource="cardBatches"
      sort={{ field: 'createdAt', order: 'DESC' }}
      always={{ branch }}
      action={make && <NewBatchButton />}
      table={exports && table}
      card={(row) => ({
        title: row.name,
        detail: [row.type.name, row.store.name, instant(row.createdAt)].join(' · '),
        figure: sold(row),
        note: <BatchButtons batch={row} />,
      })}
    >
      <DataTable.Col<Batch>
        source="name"
        disableSort
        render={(row) => (
          <>
            {row.name} {voided(row)}
          </>
        )}
      />
      <DataTable.Col<Batch> source="type" disableSort render={({ type }) => <Swatch colour={type.colour} name={type.name} />} />
      <DataTable.Col<Batch> source="store" disableSort render={({ store }) => store.name} />
      <DataTable.Col<Batch> source="sold" align="right" disableSort render={sold} />
      <DataTable.Col<Batch> source="createdAt" disableSort render={({ createdAt }) => instant(createdAt)} />
      <DataTable.Col<Batch> source="numbers" label={false} disableSort render={(row) => <BatchButtons batch={row} />} />
    </Listing>
  );
};
