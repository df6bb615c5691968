import {
  AutocompleteArrayInput,
  DataTable,
  DateInput,
  ReferenceArrayInput,
  SearchInput,
  SelectArrayInput,
  useTranslate,
} from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { CardRowFragment } from '../../gql/graphql.ts';
import { rowsOnly } from '../../providers/rowsOnly.ts';
import { useMay } from '../../providers/viewer.ts';
import { State, STATES } from './State.tsx';

const FILTERS = [
  <SearchInput key="q" source="q" alwaysOn />,
  <SelectArrayInput
    key="states"
    source="states"
    alwaysOn
    choices={STATES.map((id) => ({ id, name: `resources.cards.states.${id}` }))}
    sx={{ minWidth: 160 }}
  />,
  <ReferenceArrayInput key="typeIds" source="typeIds" reference="cardTypes" queryOptions={rowsOnly}>
    <AutocompleteArrayInput optionText="name" sx={{ minWidth: 200 }} />
  </ReferenceArrayInput>,
  <DateInput key="expiresTo" source="expiresTo" />,
];

const HEADS = ['number', 'type', 'state', 'member', 'memberNumber', 'store', 'issuedOn', 'expiresOn'];

const useTable = (): TableFile<CardRowFragment> => {
  const t = useTranslate();
  return {
    file: 'cards',
    heads: HEADS.map((field) => t(`resources.cards.fields.${field}`)),
    cells: ({ number, type, state, member, storeName, issuedOn, expiresOn }) => [
      number,
      type.name,
      t(`resources.cards.states.${state}`),
      member?.name,
      member?.number,
      storeName,
      issuedOn,
      expiresOn,
    ],
  };
};

/** The cards that the branch has given out, the latest first. */
export const CardList = () => {
  const t = useTranslate();
  const { day } = useFormat();
  const [branch] = useBranch();
  const table = useTable();
  const exports = useMay('card.export');
  const until = ({ expiresOn }: CardRowFragment) => (expiresOn ? day(expiresOn) : t('resources.cardTypes.for_ever'));
  return (
    <Listing<CardRowFragment>
      resource="cards"
      sort={{ field: 'issuedOn', order: 'DESC' }}
      always={{ branch }}
      filters={FILTERS}
      table={exports && table}
      page="show"
      fill={{ label: t('resources.cards.issue.find'), to: '/members' }}
      card={(row) => ({
        title: row.number,
        detail: [row.type.name, row.member?.name, row.storeName].filter(Boolean).join(' · '),
        figure: <State state={row.state} />,
        note: until(row),
      })}
    >
      <DataTable.Col<CardRowFragment> source="number" disableSort render={({ number }) => number} />
      <DataTable.Col<CardRowFragment> source="type" disableSort render={({ type }) => <Swatch colour={type.colour} name={type.name} />} />
      <DataTable.Col<CardRowFragment> source="member" disableSort render={({ member }) => member?.name} />
      <DataTable.Col<CardRowFragment> source="store" disableSort render={({ storeName }) => storeName} />
      <DataTable.Col<CardRowFragment> source="issuedOn" disableSort render={({ issuedOn }) => day(issuedOn)} />
      <DataTable.Col<CardRowFragment> source="expiresOn" disableSort render={until} />
      <DataTable.Col<CardRowFragment> source="state" disableSort render={({ state }) => <State state={state} />} />
    </Listing>
  );
};
