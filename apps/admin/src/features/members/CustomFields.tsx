import { useQuery } from '@apollo/client/react';
import { useTranslate } from 'react-admin';
import { ActButton, type Asked } from '../../components/ActDialog.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import type { CustomFieldsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { CustomFieldsDocument } from '../customFields/documents.ts';
import type { Member } from './MemberHeader.tsx';
import { SetMemberFieldsDocument } from './mutations.ts';

type Field = CustomFieldsQuery['customFields'][number];

const TYPES: Record<string, Asked['type']> = { NUMBER: 'number', DATE: 'date' };

/** How the dialog asks for a field: with what the member has. */
const askFor = ({ id, name, type, choices, required }: Field, initial: string): Asked => ({
  name: id,
  label: name,
  initial,
  required,
  type: TYPES[type] ?? 'text',
  ...(type === 'CHOICE' && {
    choices: [...(required ? [] : [{ id: '', name: '—' }]), ...choices.map((choice) => ({ id: choice, name: choice }))],
  }),
});

/** The fields that the merchant defined; nothing where there are none. */
export const CustomFields = ({ member: { id, customFields } }: { member: Member }) => {
  const t = useTranslate();
  const write = useMay('member.write');
  const { data } = useQuery(CustomFieldsDocument, { variables: { archived: false } });
  const fields = data?.customFields ?? [];
  if (fields.length === 0) return null;
  const valueOf = (fieldId: string) => customFields.find(({ field }) => field.id === fieldId)?.value ?? '';
  const edit = write && (
    <ActButton
      label={t('ra.action.edit')}
      title={t('resources.members.custom')}
      asks={fields.map((field) => askFor(field, valueOf(field.id)))}
      action={t('ra.action.save')}
      done={t('resources.members.custom_saved')}
      act={(given) =>
        mutate(SetMemberFieldsDocument, { id, values: fields.map((field) => ({ fieldId: field.id, value: given[field.id] ?? null })) })
      }
    />
  );
  return (
    <Section title={t('resources.members.custom')} action={edit}>
      <Facts facts={fields.map((field) => [field.name, valueOf(field.id)] as const)} />
    </Section>
  );
};
