import { CUSTOM_FIELD_TYPES } from '@regulars/domain/custom-fields';
import { DataTable, useLocale, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { includeArchived } from '../../components/includeArchived.tsx';
import { Listing } from '../../components/Listing.tsx';
import type { CustomFieldsQuery } from '../../gql/graphql.ts';

type Field = CustomFieldsQuery['customFields'][number];

/** The fields of the profile that the merchant defined, in the order of the form. */
export const CustomFieldList = () => {
  const t = useTranslate();
  const language = useLocale().startsWith('zh') ? 'zh' : 'en';
  const typeOf = ({ type }: Field) => CUSTOM_FIELD_TYPES[type][language];
  return (
    <Listing<Field>
      resource="customFields"
      sort={{ field: 'name', order: 'ASC' }}
      filters={[includeArchived]}
      create
      page="edit"
      card={(field) => ({ title: field.name, detail: typeOf(field), note: field.code })}
    >
      <DataTable.Col source="name" disableSort />
      <DataTable.Col source="code" disableSort />
      <DataTable.Col<Field> source="type" disableSort render={typeOf} />
      <DataTable.Col<Field> source="lines" disableSort render={({ choices }) => choices.join(language === 'zh' ? '、' : ', ')} />
      <DataTable.Col<Field>
        source="archivedAt"
        label="common.status"
        disableSort
        render={({ archivedAt }) => (archivedAt ? <Badge label={t('common.archived')} /> : null)}
      />
    </Listing>
  );
};
