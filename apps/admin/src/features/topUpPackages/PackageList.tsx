import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { TopUpPackagesQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Package = TopUpPackagesQuery['topUpPackages']['edges'][number]['node'];

/** What a package says, in words. */
function useWords() {
  const t = useTranslate();
  const { money, count, day } = useFormat();
  const gives = ({ bonusAmount, bonusPercent, points, pointsKind, coupons, couponTemplate }: Package) =>
    [
      bonusAmount && money(bonusAmount),
      bonusPercent && `${bonusPercent}%`,
      points && `${count(points)} ${pointsKind?.name ?? ''}`,
      coupons && `${couponTemplate?.name ?? ''} × ${count(coupons)}`,
    ]
      .filter(Boolean)
      .join(' + ');
  const where = ({ everywhere, orgs }: Package) =>
    everywhere ? t('resources.topUpPackages.everywhere') : orgs.map(({ name }) => name).join(', ');
  const when = ({ startsOn, endsOn }: Package) =>
    startsOn || endsOn ? `${startsOn ? day(startsOn) : ''} – ${endsOn ? day(endsOn) : ''}` : '';
  return { money, gives, where, when };
}

const useTable = (): TableFile<Package> => {
  const t = useTranslate();
  const { gives, where } = useWords();
  return {
    file: 'top-up-packages',
    heads: ['name', 'payFrom', 'gives', 'startsOn', 'endsOn', 'orgIds'].map((field) => t(`resources.topUpPackages.fields.${field}`)),
    cells: (row) => [row.name, row.payFrom, gives(row), row.startsOn, row.endsOn, where(row)],
  };
};

/** What is offered on top, by what is paid. */
export const PackageList = () => {
  const t = useTranslate();
  const { money, gives, where, when } = useWords();
  const table = useTable();
  const configure = useMay('wallet.configure');
  const archived = ({ archivedAt }: Package) => archivedAt && <Badge label={t('common.archived')} />;
  return (
    <Listing<Package>
      resource="topUpPackages"
      sort={{ field: 'payFrom', order: 'ASC' }}
      filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
      create={configure}
      table={table}
      {...(configure && { page: 'edit' as const })}
      card={(row) => ({
        title: row.name,
        detail: [gives(row), where(row)].filter(Boolean).join(' · '),
        figure: money(row.payFrom),
        note: archived(row),
      })}
    >
      <DataTable.Col<Package>
        source="name"
        disableSort
        render={(row) => (
          <>
            {row.name} {archived(row)}
          </>
        )}
      />
      <DataTable.Col<Package> source="payFrom" align="right" disableSort render={(row) => money(row.payFrom)} />
      <DataTable.Col<Package> source="gives" disableSort render={gives} />
      <DataTable.Col<Package> source="startsOn" label="resources.topUpPackages.when" disableSort render={when} />
      <DataTable.Col<Package> source="orgIds" disableSort render={where} />
    </Listing>
  );
};
