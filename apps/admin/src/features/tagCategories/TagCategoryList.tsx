import { Button } from '@mui/material';
import { DataTable, SearchInput, useTranslate } from 'react-admin';
import type { TableFile } from '../../components/ExportMenu.tsx';
import { Listing } from '../../components/Listing.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TagCategoriesQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { DeleteTagCategoryDocument } from './documents.ts';

type TagCategory = TagCategoriesQuery['tagCategories'][number];

/** Only a category in which no tag stands can go. */
const Delete = ({ category }: { category: TagCategory }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  if (category.tagCount > 0) return null;
  return (
    <Button
      size="small"
      color="error"
      disabled={busy}
      aria-label={`${t('ra.action.delete')} ${category.name}`}
      onClick={(event) => {
        event.stopPropagation();
        void act(() => mutate(DeleteTagCategoryDocument, { id: category.id }), 'resources.tagCategories.deleted');
      }}
    >
      {failure ?? t('ra.action.delete')}
    </Button>
  );
};

const useTable = (): TableFile<TagCategory> => {
  const t = useTranslate();
  return {
    file: 'tag-categories',
    heads: ['name', 'colour', 'tagCount', 'position'].map((field) => t(`resources.tagCategories.fields.${field}`)),
    cells: ({ name, colour, tagCount, position }) => [name, colour, tagCount, position],
  };
};

/** The groups of tags, in the order in which they are shown. */
export const TagCategoryList = () => {
  const { count } = useFormat();
  const table = useTable();
  const write = useMay('tag.write');
  return (
    <Listing<TagCategory>
      resource="tagCategories"
      sort={{ field: 'position', order: 'ASC' }}
      filters={[<SearchInput key="q" source="q" alwaysOn />]}
      create={write}
      table={table}
      {...(write && { page: 'edit' as const })}
      card={({ name, colour, tagCount }) => ({ title: <Swatch colour={colour} name={name} />, figure: count(tagCount) })}
    >
      <DataTable.Col<TagCategory> source="name" disableSort render={({ name, colour }) => <Swatch colour={colour} name={name} />} />
      <DataTable.Col<TagCategory> source="tagCount" align="right" disableSort render={({ tagCount }) => count(tagCount)} />
      <DataTable.Col source="position" align="right" disableSort />
      {write && (
        <DataTable.Col<TagCategory>
          source="id"
          label="ra.action.delete"
          disableSort
          render={(category) => <Delete category={category} />}
        />
      )}
    </Listing>
  );
};
