import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CardTypeFieldsFragment as CardType } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

/** What a card type says, in words. */
function useWords() {
  const t = useTranslate();
  const { money } = useFormat();
  const uses = ({ uses: all }: CardType) => all.map((use) => t(`resources.cardTypes.use.${use}`)).join(' · ');
  const kind = ({ kind: id }: CardType) => t(`resources.cardTypes.kinds.${id}`);
  const valid = ({ validMonths }: CardType) =>
    validMonths === null ? t('resources.cardTypes.for_ever') : t('resources.cardTypes.months', { smart_count: validMonths });
  return { t, money, uses, kind, valid };
}

const useTable = (): TableFile<CardType> => {
  const { t, uses, kind, valid } = useWords();
  const fields = ['code', 'name', 'kind', 'uses', 'pattern', 'validMonths', 'pinAbove', 'issueFee', 'renewFee', 'replaceFee'];
  return {
    file: 'card-types',
    heads: fields.map((field) => t(`resources.cardTypes.fields.${field}`)),
    cells: (row) => [
      row.code,
      row.name,
      kind(row),
      uses(row),
      row.pattern,
      valid(row),
      row.pinAbove,
      row.issueFee,
      row.renewFee,
      row.replaceFee,
    ],
  };
};

/** The cards that are given out. */
export const CardTypeList = () => {
  const { t, money, uses, kind, valid } = useWords();
  const table = useTable();
  const configure = useMay('card.configure');
  const archived = ({ archivedAt }: CardType) => archivedAt && <Badge label={t('common.archived')} />;
  return (
    <Listing<CardType>
      resource="cardTypes"
      sort={{ field: 'code', order: 'ASC' }}
      filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
      create={configure}
      table={table}
      {...(configure && { page: 'edit' as const })}
      card={(row) => ({
        title: <Swatch colour={row.colour} name={row.name} />,
        detail: [kind(row), uses(row), valid(row)].join(' · '),
        figure: money(row.issueFee),
        note: archived(row),
      })}
    >
      <DataTable.Col<CardType> source="code" disableSort />
      <DataTable.Col<CardType>
        source="name"
        disableSort
        render={(row) => (
          <>
            <Swatch colour={row.colour} name={row.name} /> {archived(row)}
          </>
        )}
      />
      <DataTable.Col<CardType> source="kind" disableSort render={kind} />
      <DataTable.Col<CardType> source="uses" disableSort render={uses} />
      <DataTable.Col<CardType> source="validMonths" disableSort render={valid} />
      <DataTable.Col<CardType> source="issueFee" align="right" disableSort render={({ issueFee }) => money(issueFee)} />
      <DataTable.Col<CardType> source="replaceFee" align="right" disableSort render={({ replaceFee }) => money(replaceFee)} />
    </Listing>
  );
};
