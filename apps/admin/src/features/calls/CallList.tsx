import { FormControlLabel, Switch } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import { Listing } from '../../components/Listing.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CallsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { Outcome } from '../contacts/Outcome.tsx';
import { useTakesCalls } from './useTakesCalls.ts';

type Call = CallsQuery['incomingCalls']['edges'][number]['node'];

const TakeSwitch = () => {
  const t = useTranslate();
  const [takes, setTakes] = useTakesCalls();
  return <FormControlLabel control={<Switch checked={takes} onChange={(_, on) => setTakes(on)} />} label={t('resources.calls.take')} />;
};

/** Who called, the latest first. */
export const CallList = () => {
  const t = useTranslate();
  const { clock, instant, phone } = useFormat();
  const [exports, configure] = [useMay('contact.export'), useMay('contact.configure')];
  const who = ({ member }: Call) => (member ? <MemberLink member={member} /> : t('resources.calls.unknown'));
  const ended = ({ contact }: Call) => contact && <Outcome {...contact} />;
  return (
    <Listing<Call>
      resource="calls"
      sort={{ field: 'at', order: 'DESC' }}
      action={<TakeSwitch />}
      fill={configure ? { label: t('resources.callSettings.name'), to: '/callSettings' } : undefined}
      table={
        exports && {
          file: 'calls',
          heads: ['at', 'phone', 'member', 'extension', 'employee', 'text'].map((field) => t(`resources.calls.fields.${field}`)),
          cells: (row) => [clock(row.at), row.phone, row.member?.name, row.extension, row.employee?.name, row.contact?.text],
        }
      }
      card={(row) => ({ title: phone(row.phone), detail: who(row), figure: ended(row), note: instant(row.at) })}
    >
      <DataTable.Col<Call> source="at" disableSort render={(row) => instant(row.at)} />
      <DataTable.Col<Call> source="phone" disableSort render={(row) => phone(row.phone)} />
      <DataTable.Col<Call> source="member" disableSort render={who} />
      <DataTable.Col<Call> source="extension" disableSort render={(row) => row.extension} />
      <DataTable.Col<Call> source="employee" disableSort render={(row) => row.employee?.name} />
      <DataTable.Col<Call> source="outcome" disableSort render={ended} />
      <DataTable.Col<Call> source="text" disableSort render={(row) => row.contact?.text} />
    </Listing>
  );
};
