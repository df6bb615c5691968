import { useQuery } from '@apollo/client/react';
import { Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { DeliveriesOfMemberQuery } from '../../gql/graphql.ts';
import { nodeIn, type NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { DeliveriesOfMemberDocument, DeliveriesOfSaleDocument } from './documents.ts';
import { type Customer, PlanButton } from './PlanButton.tsx';
import { Standing } from './Standing.tsx';
import { windowText } from './window.ts';

type Delivery = NodeOf<DeliveriesOfMemberQuery>['deliveries']['edges'][number]['node'];

/** How many of a member's deliveries are shown. */
const FIRST = 10;

const Loading = () => <Skeleton variant="rounded" height={96} />;

interface ShortListProps {
  rows: readonly Delivery[];
  /** Null: no more can be planned here. */
  customer: Customer | null;
  after: () => unknown;
}

const ShortList = ({ rows, customer, after }: ShortListProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { day } = useFormat();
  const write = useMay('delivery.write');
  const label = (field: string) => t(`resources.deliveries.fields.${field}`);
  const title = t('resources.deliveries.name', { smart_count: 2 });
  return (
    <Section title={title} action={write && customer && <PlanButton customer={customer} after={after} />}>
      {rows.length === 0 && <Typography color="text.secondary">{t('resources.deliveries.none')}</Typography>}
      {rows.length > 0 && (
        <FigureTable
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          onRow={({ id }) => void navigate(`/deliveries?open=${encodeURIComponent(id)}`)}
          columns={[
            { key: 'date', label: label('date'), render: (row) => [day(row.date), windowText(row)].filter(Boolean).join(' · ') },
            { key: 'recipient', label: label('recipient'), render: ({ recipient }) => recipient },
            { key: 'status', label: label('status'), render: (row) => <Standing {...row} /> },
          ]}
        />
      )}
    </Section>
  );
};

interface OfSaleProps {
  sale: { id: string; kind: string; store: { id: string }; member: { id: string; name: string } | null };
}

/** The deliveries of a sale, and the way to plan one. */
export const DeliveriesOfSale = ({ sale }: OfSaleProps) => {
  const { data, refetch } = useQuery(DeliveriesOfSaleDocument, { variables: { id: sale.id }, fetchPolicy: 'cache-and-network' });
  const member = useQuery(DeliveriesOfMemberDocument, { variables: { id: sale.member?.id ?? '', first: 1 }, skip: !sale.member });
  const known = nodeIn(member.data);
  if (!data || member.loading) return <Loading />; // the dialog begins with what is known of the member
  const customer = {
    saleId: sale.id,
    storeId: sale.store.id,
    name: sale.member?.name ?? null,
    phone: known?.phone ?? null,
    address: known?.address ?? null,
  };
  return <ShortList rows={nodeIn(data)?.deliveries ?? []} customer={sale.kind === 'SALE' ? customer : null} after={() => void refetch()} />;
};

/** The last deliveries to a member, and the way to plan one without a sale. */
export const DeliveriesOfMember = ({ id }: { id: string }) => {
  const { data, refetch } = useQuery(DeliveriesOfMemberDocument, { variables: { id, first: FIRST } });
  const member = nodeIn(data);
  if (!member) return <Loading />;
  const { name, phone, address } = member;
  return (
    <ShortList
      rows={member.deliveries.edges.map(({ node }) => node)}
      customer={{ memberId: id, name, phone, address }}
      after={() => void refetch()}
    />
  );
};
