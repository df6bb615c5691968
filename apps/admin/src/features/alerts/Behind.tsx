import { useQuery } from '@apollo/client/react';
import { Button, Link, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { type Alert, AlertMembersDocument } from './documents.ts';

const PAGE = 10;

/** The members it is about as of now, the best customers first; nothing where it is not about members. */
const Members = ({ id }: { id: string }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { money, day, count } = useFormat();
  const { data, loading, fetchMore } = useQuery(AlertMembersDocument, { variables: { id, first: PAGE }, fetchPolicy: 'cache-and-network' });
  const members = nodeIn(data)?.members;
  if (!members) return loading ? <Skeleton variant="rounded" height={160} /> : null;
  if (members.edges.length === 0) return null;
  const label = (field: string) => t(`resources.members.fields.${field}`);
  const title = t('resources.alerts.members', { count: count(members.totalCount) });
  return (
    <Section title={title}>
      <FigureTable
        caption={title}
        rows={members.edges.map(({ node }) => node)}
        rowKey={(member) => member.id}
        onRow={(member) => void navigate(`/members/${encodeURIComponent(member.id)}/show`)}
        columns={[
          {
            key: 'name',
            label: label('name'),
            render: (member) => (
              <Link component={RouterLink} to={`/members/${encodeURIComponent(member.id)}/show`}>
                {member.name ?? member.phone}
              </Link>
            ),
          },
          { key: 'lastPurchase', label: label('lastPurchase'), render: ({ metrics }) => day(metrics?.lastPurchase) },
          { key: 'amount', label: label('amount'), figure: true, render: ({ metrics }) => money(metrics?.amount) },
        ]}
      />
      {members.pageInfo.hasNextPage && (
        <Button sx={{ mt: 2 }} onClick={() => void fetchMore({ variables: { after: members.pageInfo.endCursor } })}>
          {t('common.more')}
        </Button>
      )}
    </Section>
  );
};

/** Who and what an alert is about, with the way there. */
export const Behind = ({ alert }: { alert: Alert }) => {
  const t = useTranslate();
  const seesMembers = useMay('member.read');
  const { product, import: job, delivery } = alert;
  return (
    <>
      {product && (
        <Section title={t('resources.products.name', { smart_count: 1 })}>
          <Link component={RouterLink} to={`/products?open=${encodeURIComponent(product.id)}`}>
            {product.name}
          </Link>{' '}
          {product.sku}
        </Section>
      )}
      {job && (
        <Section title={t('resources.imports.name', { smart_count: 1 })}>
          <Link component={RouterLink} to={`/imports/${encodeURIComponent(job.id)}/show`}>
            {job.file.name}
          </Link>
        </Section>
      )}
      {delivery && (
        <Section title={t('resources.deliveries.name', { smart_count: 1 })}>
          <Link component={RouterLink} to={`/deliveries?open=${encodeURIComponent(delivery.id)}`}>
            {delivery.number}
          </Link>{' '}
          {delivery.recipient}
        </Section>
      )}
      {alert.kind === 'DELIVERY_DUE' && (
        <Button
          component={RouterLink}
          to={`/deliveries/day?date=${alert.day}&branch=${encodeURIComponent(alert.org.id)}`}
          variant="outlined"
        >
          {t('resources.deliveries.day')}
        </Button>
      )}
      {seesMembers && <Members id={alert.id} />}
    </>
  );
};
