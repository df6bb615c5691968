import { DataTable, SelectInput, useTranslate } from 'react-admin';
import { Listing } from '../../components/Listing.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import { useMay } from '../../providers/viewer.ts';
import type { Occasion } from './source.ts';

const DAYS = [0, 3, 7, 14, 30, 60];
const KINDS = ['BIRTHDAY', 'JOINED', 'ANNIVERSARY'].map((id) => ({ id, name: `resources.occasions.kind.${id}` }));
const INITIAL = { ahead: 7 };

/** Birthdays and anniversaries of the days to come. */
export const OccasionList = () => {
  const t = useTranslate();
  const { day, phone } = useFormat();
  const [branch] = useBranch();
  const [staff, exports] = [useMay('staff.read'), useMay('contact.export')];
  const days = DAYS.map((id) => ({ id, name: t('resources.occasions.ahead', { smart_count: id }) }));
  const told = ({ kind, years, name }: Occasion) => t(`resources.occasions.told.${kind}`, { smart_count: years, name });
  return (
    <Listing<Occasion>
      resource="occasions"
      sort={{ field: 'day', order: 'ASC' }}
      always={{ branch }}
      initial={INITIAL}
      perPage={100}
      filters={[
        <SelectInput key="ahead" source="ahead" choices={days} alwaysOn translateChoice={false} />,
        <SelectInput key="kind" source="kind" choices={KINDS} alwaysOn />,
        ...(staff ? [<PickInput key="employeeId" source="employeeId" reference="staff" />] : []),
      ]}
      table={
        exports && {
          file: 'occasions',
          heads: ['day', 'kind', 'member', 'number', 'phone', 'store'].map((field) => t(`resources.occasions.fields.${field}`)),
          cells: (row) => [row.day, told(row), row.member?.name, row.member?.number, row.member?.phone, row.member?.homeStoreName],
        }
      }
      fill={{ label: t('resources.members.name', { smart_count: 2 }), to: '/members' }}
      card={(row) => ({ title: row.member?.name, detail: row.member?.homeStoreName, figure: told(row), note: day(row.day) })}
    >
      <DataTable.Col<Occasion> source="day" disableSort render={(row) => day(row.day)} />
      <DataTable.Col<Occasion> source="kind" disableSort render={told} />
      <DataTable.Col<Occasion> source="member" disableSort render={({ member }) => member && <MemberLink member={member} />} />
      <DataTable.Col<Occasion> source="phone" disableSort render={({ member }) => phone(member?.phone)} />
      <DataTable.Col<Occasion> source="store" disableSort render={({ member }) => member?.homeStoreName} />
    </Listing>
  );
};
