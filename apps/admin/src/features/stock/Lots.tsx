import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ShelfQuery } from '../../gql/graphql.ts';
import { nodeIn } from '../../providers/source.ts';
import type { Stock } from './Movements.tsx';

/** What of it has a date. */
export const Lots = ({ stock, shelf }: { stock: Stock; shelf: ShelfQuery }) => {
  const t = useTranslate();
  const { quantity, day } = useFormat();
  const lots = nodeIn(shelf)?.lots ?? [];
  const label = (word: string) => t(`resources.stock.lots.${word}`);
  return (
    <Section title={label('title')}>
      {lots.length === 0 ? (
        <Typography color="text.secondary">{label('empty')}</Typography>
      ) : (
        <FigureTable
          caption={label('title')}
          rows={lots.map((lot, at) => ({ ...lot, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            {
              key: 'bestBefore',
              label: label('bestBefore'),
              render: ({ bestBefore, expired }) => (
                <>
                  {day(bestBefore)} {expired && <Badge tone="bad" label={label('expired')} />}
                </>
              ),
            },
            { key: 'left', label: label('left'), figure: true, render: ({ left }) => `${quantity(left)} ${stock.product.unit ?? ''}` },
          ]}
        />
      )}
    </Section>
  );
};
