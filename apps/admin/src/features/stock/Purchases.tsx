import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link, useNavigate } from 'react-router';
import { Badge } from '../../components/Badge.tsx';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ShelfQuery } from '../../gql/graphql.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { PackText } from '../purchaseOrders/PackText.tsx';
import { State } from '../purchaseOrders/State.tsx';
import type { Stock } from './Movements.tsx';

interface ShelfProps {
  stock: Stock;
  shelf: ShelfQuery;
}

/** Whether it should be ordered now, and how much. */
const Need = ({ stock, shelf }: ShelfProps) => {
  const t = useTranslate();
  const { quantity, day } = useFormat();
  const need = shelf.purchaseSuggestions?.rows[0];
  const label = (word: string, values = {}) => t(`resources.stock.need.${word}`, { unit: stock.product.unit ?? '', ...values });
  const told = need && [
    need.soldOutOn && label('sold_out', { day: day(need.soldOutOn), rate: quantity(String(Math.round(Number(need.perDay) * 10) / 10)) }),
    Number(need.onOrder) > 0 && label('on_order', { quantity: quantity(need.onOrder) }),
  ];
  return (
    <Section title={label('title')}>
      {need && told ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
          <Box sx={{ flex: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{label('order', { quantity: quantity(need.quantity) })}</Typography>
            <Typography color="text.secondary">{told.filter(Boolean).join(' · ')}</Typography>
          </Box>
          <Button variant="outlined" component={Link} to={`/suggestions?branch=${encodeURIComponent(stock.store.id)}`}>
            {t('resources.suggestions.name', { smart_count: 2 })}
          </Button>
        </Box>
      ) : (
        <Typography color="text.secondary">{label('none')}</Typography>
      )}
    </Section>
  );
};

const Orders = ({ shelf }: ShelfProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { day } = useFormat();
  const orders = shelf.purchaseOrders?.edges.map(({ node }) => node) ?? [];
  const label = (field: string) => t(`resources.purchaseOrders.fields.${field}`);
  return (
    <Section title={t('resources.stock.orders.title')}>
      {orders.length === 0 ? (
        <Typography color="text.secondary">{t('resources.stock.orders.empty')}</Typography>
      ) : (
        <Box sx={{ overflowX: 'auto' }}>
          <FigureTable
            caption={t('resources.stock.orders.title')}
            rows={orders}
            rowKey={({ id }) => id}
            onRow={({ id }) => void navigate(`/purchaseOrders/${encodeURIComponent(id)}/show`)}
            columns={[
              { key: 'number', label: label('number'), render: ({ number }) => number },
              { key: 'state', label: label('state'), render: (order) => <State {...order} /> },
              { key: 'expectedOn', label: label('expectedOn'), render: ({ expectedOn }) => day(expectedOn) },
            ]}
          />
        </Box>
      )}
    </Section>
  );
};

const Suppliers = ({ stock, shelf }: ShelfProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const cost = useMay('cost.read');
  const offers = nodeIn(shelf)?.product.suppliers ?? [];
  const label = (word: string) => t(`resources.suppliers.offer.${word}`);
  return (
    <Section title={t('resources.stock.suppliers.title')}>
      {offers.length === 0 ? (
        <Typography color="text.secondary">{t('resources.stock.suppliers.empty')}</Typography>
      ) : (
        <FigureTable
          caption={t('resources.stock.suppliers.title')}
          rows={offers}
          rowKey={({ supplier }) => supplier.id}
          columns={[
            {
              key: 'supplier',
              label: t('resources.purchaseOrders.fields.supplier'),
              render: (offer) => (
                <>
                  {offer.supplier.name} {offer.preferred && <Badge tone="good" label={label('preferred')} />}
                  <Typography variant="caption" color="text.secondary" component="div">
                    {t('resources.suppliers.days', { smart_count: offer.leadDays ?? offer.supplier.leadDays })}{' '}
                    <PackText packName={offer.packName ?? null} packSize={offer.packSize} unit={stock.product.unit ?? null} />
                  </Typography>
                </>
              ),
            },
            ...(cost
              ? [{ key: 'cost', label: label('packCost'), figure: true, render: (offer: (typeof offers)[number]) => money(offer.packCost) }]
              : []),
          ]}
        />
      )}
    </Section>
  );
};

/** What to order, what is on its way, and who offers it. */
export const Purchases = (props: ShelfProps) => (
  <>
    <Need {...props} />
    <Orders {...props} />
    <Suppliers {...props} />
  </>
);
