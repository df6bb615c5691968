import { useQuery } from '@apollo/client/react';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActButton, type Asked } from '../../components/ActDialog.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import type { CustomFieldsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { CustomFieldsDocument } from '../customFields/documents.ts';
import { SetMemberFieldsDocument } from './mutations.ts';
import { PictureButton } from './PictureButton.tsx';
import type { Member } from './memberDocument.ts';

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

interface PictureProps {
  member: string;
  field: Field;
  url: string | null | undefined;
  write: boolean;
}

/** The picture of a field, and the ways to another and to none. */
const Picture = ({ member, field: { id: fieldId, name }, url, write }: PictureProps) => {
  const t = useTranslate();
  const say = (word: string) => t(`resources.members.photo.${word}`);
  const clear = () => mutate(SetMemberFieldsDocument, { id: member, values: [{ fieldId, value: null }] });
  return (
    <Box sx={{ display: 'grid', justifyItems: 'start', gap: 1 }}>
      {url && <Box component="img" src={url} alt={name} sx={{ maxWidth: '100%', maxHeight: 160, borderRadius: 1 }} />}
      {write && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <PictureButton
            address={`/api/members/${encodeURIComponent(member)}/fields/${encodeURIComponent(fieldId)}`}
            label={say(url ? 'replace' : 'choose')}
          />
          {url && (
            <ActButton
              label={say('remove')}
              title={name}
              asks={[]}
              action={t('ra.action.delete')}
              done={t('resources.members.custom_saved')}
              danger
              act={clear}
            />
          )}
        </Box>
      )}
    </Box>
  );
};

/** The fields that the merchant defined; nothing where there are none. */
export const CustomFields = ({ member: { id, customFields } }: { member: Member }) => {
  const t = useTranslate();
  const write = useMay('member.write');
  const { data } = useQuery(CustomFieldsDocument, { variables: { archived: false } });
  const fields = data?.customFields ?? [];
  if (fields.length === 0) return null;
  const held = (fieldId: string) => customFields.find(({ field }) => field.id === fieldId);
  const typed = fields.filter(({ type }) => type !== 'IMAGE');
  const edit = write && typed.length > 0 && (
    <ActButton
      label={t('ra.action.edit')}
      title={t('resources.members.custom')}
      asks={typed.map((field) => askFor(field, held(field.id)?.value ?? ''))}
      action={t('ra.action.save')}
      done={t('resources.members.custom_saved')}
      act={(given) =>
        mutate(SetMemberFieldsDocument, { id, values: typed.map((field) => ({ fieldId: field.id, value: given[field.id] ?? null })) })
      }
    />
  );
  const facts = fields.map((field) => {
    const { value, url } = held(field.id) ?? {};
    return [
      field.name,
      field.type === 'IMAGE' ? <Picture key={field.id} member={id} field={field} url={url} write={write} /> : value,
    ] as const;
  });
  return (
    <Section title={t('resources.members.custom')} action={edit}>
      <Facts facts={facts} />
    </Section>
  );
};
