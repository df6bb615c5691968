import { Alert, Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { DeliveryQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useToday } from '../../providers/today.ts';
import { useMay } from '../../providers/viewer.ts';
import { CorrectButton } from './CorrectButton.tsx';
import { Items } from './Items.tsx';
import { RescheduleDeliveryDocument } from './mutations.ts';
import { Standing } from './Standing.tsx';
import { Steps } from './Steps.tsx';
import { useAct } from '../../components/useAct.ts';
import { WhenInputs } from './WhenInputs.tsx';
import { endOf, minutesOf, timeOf, windowText } from './window.ts';

type Delivery = NodeOf<DeliveryQuery>;

/** Another day or time. */
const Reschedule = ({ delivery }: { delivery: Delivery }) => {
  const t = useTranslate();
  const today = useToday();
  const { act, busy, failure } = useAct();
  const { id, date, windowStart, windowEnd } = delivery;
  const [when, setWhen] = useState({ date: date < today ? today : date, start: timeOf(windowStart), end: timeOf(windowEnd) });
  const save = () =>
    act(
      () => mutate(RescheduleDeliveryDocument, { id, date: when.date, windowStart: minutesOf(when.start), windowEnd: endOf(when.end) }),
      'resources.deliveries.rescheduled',
    );
  return (
    <Section title={t('resources.deliveries.reschedule')}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <WhenInputs when={when} onChange={setWhen} />
        {failure && <Alert severity="error">{failure}</Alert>}
        <Button variant="outlined" disabled={!when.date} loading={busy} onClick={() => void save()} sx={{ justifySelf: 'start' }}>
          {t('resources.deliveries.reschedule')}
        </Button>
      </Box>
    </Section>
  );
};

const Details = ({ delivery }: { delivery: Delivery }) => {
  const t = useTranslate();
  const { phone, instant } = useFormat();
  const { member, sale } = delivery;
  const label = (field: string) => t(`resources.deliveries.fields.${field}`);
  const link = (to: string, text: string) => (
    <Link component={RouterLink} to={to}>
      {text}
    </Link>
  );
  return (
    <Facts
      facts={[
        [label('recipient'), delivery.recipient],
        [label('phone'), delivery.phone && <Link href={`tel:${delivery.phone}`}>{phone(delivery.phone)}</Link>],
        [label('address'), delivery.address],
        [label('note'), delivery.note],
        [label('reason'), delivery.reason],
        [label('store'), delivery.store.name],
        [label('employee'), delivery.employee?.name],
        [label('member'), member && link(`/members/${encodeURIComponent(member.id)}/show`, `${member.name} · ${member.number}`)],
        [label('sale'), sale && link(`/sales/${encodeURIComponent(sale.id)}/show`, sale.number)],
        [label('statusAt'), instant(delivery.statusAt)],
      ]}
    />
  );
};

/** One delivery: when, to whom, what, and what to do with it. */
export const DeliveryPanel = () => {
  const t = useTranslate();
  const { day } = useFormat();
  const write = useMay('delivery.write');
  const delivery = useRecordContext<Delivery>();
  if (!delivery) return null;
  const { id, number, date, status, overdue, nextStatuses, items } = delivery;
  return (
    <>
      <Box>
        <Typography color="text.secondary">{number}</Typography>
        <Typography variant="h2" sx={{ mb: 2 }}>
          {[day(date), windowText(delivery)].filter(Boolean).join(' · ')}
        </Typography>
        <Standing status={status} overdue={overdue} />
      </Box>
      {write && nextStatuses.length > 0 && <Steps key={`${id} ${status}`} ids={[id]} offered={nextStatuses} />}
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Details delivery={delivery} />
        {write && nextStatuses.length > 0 && <CorrectButton delivery={delivery} />}
      </Box>
      {items.length > 0 && (
        <Section title={t('resources.deliveries.items')}>
          <Items items={items} />
        </Section>
      )}
      {write && nextStatuses.length > 0 && <Reschedule key={`${id} ${status} ${date}`} delivery={delivery} />}
    </>
  );
};
