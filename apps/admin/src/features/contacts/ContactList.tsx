import { CONTACT_KINDS } from '@regulars/domain/contacts';
import { BooleanInput, DataTable, SelectArrayInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { ContactsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { ContactPanel } from './ContactPanel.tsx';
import { Outcome } from './Outcome.tsx';

type Contact = ContactsQuery['contacts']['edges'][number]['node'];

const KINDS = CONTACT_KINDS.map((id) => ({ id, name: `resources.contacts.kind.${id}` }));
const HEADS = ['at', 'kind', 'direction', 'outcome', 'member', 'employee', 'store', 'text', 'sale'];

const useTable = (): TableFile<Contact> => {
  const t = useTranslate();
  const { clock } = useFormat();
  return {
    file: 'contacts',
    heads: HEADS.map((field) => t(`resources.contacts.fields.${field}`)),
    cells: (row) => [
      clock(row.at),
      t(`resources.contacts.kind.${row.kind}`),
      t(`resources.contacts.direction.${row.direction}`),
      t(`resources.contacts.outcome.${row.outcome ?? 'OPEN'}`),
      row.member?.name,
      row.employee?.name,
      row.store.name,
      row.text,
      row.sale?.number,
    ],
  };
};

/** Who of ours had to do with whom, the latest first. */
export const ContactList = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const [exports, staff] = [useMay('contact.export'), useMay('staff.read')];
  const kind = (row: Contact) => t(`resources.contacts.kind.${row.kind}`);
  return (
    <Listing<Contact>
      resource="contacts"
      sort={{ field: 'at', order: 'DESC' }}
      always={{ branch }}
      filters={[
        <SelectArrayInput key="kinds" source="kinds" choices={KINDS} alwaysOn />,
        <BooleanInput key="open" source="open" />,
        ...(staff ? [<PickInput key="employeeId" source="employeeId" reference="staff" />] : []),
      ]}
      table={exports && table}
      panel={<ContactPanel />}
      fill={{ label: t('resources.members.name', { smart_count: 2 }), to: '/members' }}
      card={(row) => ({
        title: row.member?.name ?? '–',
        detail: [kind(row), row.text].filter(Boolean).join(' · '),
        figure: <Outcome {...row} />,
        note: instant(row.at),
      })}
    >
      <DataTable.Col<Contact> source="at" disableSort render={(row) => instant(row.at)} />
      <DataTable.Col<Contact> source="kind" disableSort render={kind} />
      <DataTable.Col<Contact> source="direction" disableSort render={(row) => t(`resources.contacts.direction.${row.direction}`)} />
      <DataTable.Col<Contact> source="member" disableSort render={(row) => row.member?.name} />
      <DataTable.Col<Contact> source="text" disableSort sx={{ maxWidth: 360 }} />
      <DataTable.Col<Contact> source="outcome" disableSort render={(row) => <Outcome {...row} />} />
      <DataTable.Col<Contact> source="employee" disableSort render={(row) => row.employee?.name} />
      <DataTable.Col<Contact> source="store" disableSort render={(row) => row.store.name} />
    </Listing>
  );
};
