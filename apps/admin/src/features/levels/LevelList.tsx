import { DataTable } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { LevelsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { useTranslate } from 'react-admin';

type Level = LevelsQuery['levels'][number];

/** The ladder, highest first. */
export const LevelList = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const write = useMay('level.write');
  return (
    <Listing<Level>
      resource="levels"
      sort={{ field: 'rank', order: 'ASC' }}
      filters={[includeArchived]}
      create={write}
      page={write ? 'edit' : undefined}
      card={({ name, colour, code, memberCount }) => ({
        title: <Swatch colour={colour} name={name} />,
        detail: code,
        figure: count(memberCount),
      })}
    >
      <DataTable.Col<Level> source="name" disableSort render={({ name, colour }) => <Swatch colour={colour} name={name} />} />
      <DataTable.Col source="code" disableSort />
      <DataTable.NumberCol source="rank" disableSort />
      <DataTable.Col<Level>
        source="memberCount"
        label="resources.levels.fields.members"
        align="right"
        disableSort
        render={({ memberCount }) => count(memberCount)}
      />
      <DataTable.Col<Level>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
