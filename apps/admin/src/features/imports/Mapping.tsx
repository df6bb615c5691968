import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { messageOf } from '../../providers/errors.ts';
import { nodeIn } from '../../providers/source.ts';
import { CustomFieldsDocument } from '../customFields/documents.ts';
import { Check } from './Check.tsx';
import { ImportFileDocument, ImportMappingsDocument, ImportPreviewDocument } from './documents.ts';
import { missingFields, type Own, unknownColumns, withOwnColumns } from './draft.ts';
import { MappingEditor } from './MappingEditor.tsx';
import { MappingPicker, mappingNamed, type SavedMapping } from './MappingPicker.tsx';
import { SaveMapping } from './SaveMapping.tsx';

interface MappingProps {
  fileId: string;
  checking: boolean;
  onCheck: () => void;
  onBack: () => void;
}

interface Draft {
  picked: string;
  mapping: ImportMapping;
}

/** A preset or a blank mapping also takes columns that are called like fields of the merchant's own; a saved one is as it was saved. */
function fitted(known: readonly SavedMapping[], value: string, header: readonly string[], own: readonly Own[]): ImportMapping {
  const mapping = mappingNamed(known, value);
  const saved = known.some(({ name, preset }) => name === value && !preset);
  return saved ? mapping : withOwnColumns(mapping, header, own);
}

/** What the file holds, the mappings there are, and the draft that is edited: first the one that fits the columns. */
function useDraft(fileId: string) {
  const file = useQuery(ImportFileDocument, { variables: { id: fileId } });
  const mappings = useQuery(ImportMappingsDocument);
  const detected = useQuery(ImportPreviewDocument, { variables: { fileId, mapping: null } });
  const fields = useQuery(CustomFieldsDocument, { variables: { archived: false } });
  const [edited, setDraft] = useState<Draft | null>(null);
  const known = mappings.data?.importMappings;
  const preview = detected.data?.importPreview;
  const own = fields.data?.customFields;
  const error = mappings.error ?? detected.error ?? fields.error;
  if (!known || !preview || !own) return { failure: error && messageOf(error) };
  const picked = preview.suggestedMapping ?? 'new:SALES';
  const pick = (value: string): Draft => ({ picked: value, mapping: fitted(known, value, preview.header, own) });
  return { known, preview, own, draft: edited ?? pick(picked), pick, setDraft, name: nodeIn(file.data)?.name, reload: mappings.refetch };
}

/** The second and third step share the draft. */
export const Mapping = ({ fileId, checking, onCheck, onBack }: MappingProps) => {
  const t = useTranslate();
  const state = useDraft(fileId);
  if (!state.known) return state.failure ? <Alert severity="error">{state.failure}</Alert> : <LinearProgress />;
  const {
    known,
    preview,
    own,
    draft: { picked, mapping },
    pick,
    setDraft,
    name,
    reload,
  } = state;
  if (checking) return <Check fileId={fileId} mapping={mapping} onBack={onBack} />;
  const missing = missingFields(mapping);
  const unknown = unknownColumns(mapping, preview.header);
  const field = (key: string) => t(`resources.imports.field.${key}`);
  return (
    <Box sx={{ display: 'grid', gap: 6 }}>
      <Box>
        <Typography variant="h2" sx={{ overflowWrap: 'anywhere' }}>
          {name}
        </Typography>
        <Typography color="text.secondary">
          {t('resources.imports.detected')}:{' '}
          {[
            preview.format,
            preview.encoding,
            preview.delimiter,
            t('resources.imports.columns_count', { smart_count: preview.header.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, alignItems: 'flex-end' }}>
        <MappingPicker mappings={known} value={picked} onPick={(value) => setDraft(pick(value))} />
        <SaveMapping
          mapping={mapping}
          onSaved={async (saved) => {
            await reload();
            setDraft({ picked: saved.name, mapping: saved });
          }}
        />
      </Box>
      <MappingEditor
        key={picked}
        mapping={mapping}
        header={preview.header}
        own={own}
        onChange={(next) => setDraft({ picked, mapping: next })}
      />
      {unknown.length > 0 && <Alert severity="warning">{t('resources.imports.unknown_columns', { names: unknown.join('、') })}</Alert>}
      {missing.length > 0 && <Alert severity="info">{`${t('ra.validation.required')}: ${missing.map(field).join('、')}`}</Alert>}
      <Box>
        <Button variant="contained" disabled={missing.length > 0 || unknown.length > 0} onClick={onCheck}>
          {t('common.next')}
        </Button>
      </Box>
    </Box>
  );
};
