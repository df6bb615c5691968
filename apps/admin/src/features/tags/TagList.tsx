import { DataTable, SearchInput, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { TagsQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

type Node = TagsQuery['tags']['edges'][number]['node'];
type Tag = Omit<Node, 'category'> & { category: string | null };

/** The tags by name. */
export const TagList = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const write = useMay('tag.write');
  return (
    <Listing<Tag>
      resource="tags"
      sort={{ field: 'name', order: 'ASC' }}
      filters={[<SearchInput key="q" source="q" alwaysOn />, includeArchived]}
      create={write}
      page={write ? 'edit' : undefined}
      card={({ name, colour, category, memberCount }) => ({
        title: <Swatch colour={colour} name={name} />,
        detail: category,
        figure: count(memberCount),
      })}
    >
      <DataTable.Col<Tag> source="name" disableSort render={({ name, colour }) => <Swatch colour={colour} name={name} />} />
      <DataTable.Col source="category" disableSort />
      <DataTable.Col<Tag>
        source="memberCount"
        label="resources.tags.fields.members"
        align="right"
        disableSort
        render={({ memberCount }) => count(memberCount)}
      />
      <DataTable.Col<Tag> source="rule" disableSort render={({ rule }) => (rule ? rule.sentence : t('resources.tags.by_hand'))} />
      <DataTable.Col<Tag>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
