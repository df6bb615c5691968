import { Box } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useMay } from '../../providers/viewer.ts';
import type { Deep } from '../../tree.ts';
import type { Org } from './useOrgs.ts';

const Name = ({ org: { name, depth } }: { org: Deep<Org> }) => (
  <Box component="span" sx={{ pl: depth * 5, fontWeight: depth === 0 ? 600 : depth === 1 ? 550 : 400 }}>
    {name}
  </Box>
);

/** The chain as a tree: head office, regions, stores, dealers. */
export const OrgList = () => {
  const t = useTranslate();
  const write = useMay('org.write');
  return (
    <Listing<Deep<Org>>
      resource="orgs"
      sort={{ field: 'code', order: 'ASC' }}
      filters={[includeArchived]}
      perPage={100}
      create={write}
      page={write ? 'edit' : undefined}
      card={(org) => ({
        title: <Name org={org} />,
        detail: <Box sx={{ pl: org.depth * 5 }}>{t(`resources.orgs.kind.${org.kind}`)}</Box>,
        note: org.code,
      })}
    >
      <DataTable.Col<Deep<Org>> source="name" disableSort render={(org) => <Name org={org} />} />
      <DataTable.Col<Deep<Org>> source="kind" disableSort render={({ kind }) => t(`resources.orgs.kind.${kind}`)} />
      <DataTable.Col source="code" disableSort />
      <DataTable.Col source="phone" disableSort />
      <DataTable.Col source="address" disableSort />
      <DataTable.Col<Deep<Org>>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
