import { Box } from '@mui/material';
import { DataTable, SearchInput, SelectArrayInput, SelectInput, TextInput, useTranslate } from 'react-admin';
import { DateField, PhoneField } from '../../components/fields.tsx';
import { Face } from '../../components/Face.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { numberOf } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { MembersQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { MemberPanel } from './MemberPanel.tsx';
import { useFieldFilters } from './useFieldFilters.tsx';
import { RFM_GROUP_CHOICES, SCORES, SOURCES } from './sources.ts';

type Member = MembersQuery['members']['edges'][number]['node'];

const useTable = (): TableFile<Member> => {
  const t = useTranslate();
  return {
    file: 'members',
    heads: ['number', 'name', 'phone', 'level', 'tags', 'homeStore', 'source', 'joinedOn', 'orders', 'amount', 'lastPurchase'].map(
      (field) => t(`resources.members.fields.${field}`),
    ),
    cells: (row) => [
      row.number,
      row.name,
      row.phone,
      row.level.name,
      row.tags.map(({ tag }) => tag.name).join(' '),
      row.homeStoreName,
      t(`resources.members.source.${row.source}`),
      row.joinedOn,
      row.metrics?.orders,
      numberOf(row.metrics?.amount),
      row.metrics?.lastPurchase,
    ],
  };
};

const Name = ({ member: { name, photo } }: { member: Member }) => (
  <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
    {photo && <Face name={name} src={photo.smallUrl} size={24} />}
    <span>{name}</span>
  </Box>
);

const Tags = ({ member }: { member: Member }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3 }}>
    {member.tags.slice(0, 3).map(({ tag }) => (
      <Swatch key={tag.id} name={tag.name} colour={tag.colour} />
    ))}
    {member.tags.length > 3 && `+${member.tags.length - 3}`}
  </Box>
);

/** The members of the branch; guests are not among them. */
export const MemberList = () => {
  const t = useTranslate();
  const { money, day, count, phone: readable } = useFormat();
  const [branch] = useBranch();
  const fieldFilters = useFieldFilters();
  const table = useTable();
  const [write, exports] = [useMay('member.write'), useMay('member.export')];
  const segments = useMay('segment.read');
  return (
    <Listing<Member>
      resource="members"
      sort={{ field: 'joinedOn', order: 'DESC' }}
      always={{ branch }}
      filters={[
        <SearchInput key="q" source="q" alwaysOn placeholder={t('resources.members.fields.q')} sx={{ minWidth: 260 }} />,
        <PickInput key="levelId" source="levelId" reference="levels" />,
        <PickInput key="tagId" source="tagId" reference="tags" />,
        ...(segments ? [<PickInput key="segmentId" source="segmentId" reference="segments" />] : []),
        <SelectArrayInput key="sources" source="sources" label="resources.members.fields.source" choices={SOURCES} />,
        <TextInput key="possession" source="possession" />,
        <SelectInput key="rfmGroup" source="rfmGroup" choices={RFM_GROUP_CHOICES} />,
        <SelectInput key="recency" source="recency" choices={SCORES} translateChoice={false} />,
        <SelectInput key="frequency" source="frequency" choices={SCORES} translateChoice={false} />,
        ...fieldFilters,
        includeArchived,
      ]}
      hidden={['number', 'source']}
      create={write}
      table={exports && table}
      panel={<MemberPanel />}
      page="show"
      card={({ name, level, phone, number, metrics }) => ({
        title: name,
        detail: (
          <>
            <Swatch colour={level.colour} name={level.name} /> · {phone ? readable(phone) : number}
          </>
        ),
        figure: money(metrics?.amount),
        note: day(metrics?.lastPurchase),
      })}
    >
      <DataTable.Col<Member> source="name" render={(member) => <Name member={member} />} />
      <DataTable.Col source="number" disableSort />
      <DataTable.Col source="phone" disableSort field={PhoneField} />
      <DataTable.Col<Member> source="level" disableSort render={({ level }) => <Swatch colour={level.colour} name={level.name} />} />
      <DataTable.Col<Member> source="tags" disableSort render={(member) => <Tags member={member} />} />
      <DataTable.Col source="homeStoreName" label="resources.members.fields.homeStore" disableSort />
      <DataTable.Col<Member> source="source" disableSort render={({ source }) => t(`resources.members.source.${source}`)} />
      <DataTable.Col source="joinedOn" field={DateField} />
      <DataTable.Col<Member> source="orders" align="right" disableSort render={({ metrics }) => count(metrics?.orders ?? 0)} />
      <DataTable.Col<Member> source="amount" align="right" render={({ metrics }) => money(metrics?.amount ?? '0')} />
      <DataTable.Col<Member> source="lastPurchase" render={({ metrics }) => day(metrics?.lastPurchase)} />
    </Listing>
  );
};
