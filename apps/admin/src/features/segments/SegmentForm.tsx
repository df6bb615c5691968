import { Box } from '@mui/material';
import type { Condition } from '@regulars/domain/criteria';
import { useInput, useTranslate, required, TextInput } from 'react-admin';
import { useSearchParams } from 'react-router';
import { ConditionBuilder } from '../../components/ConditionBuilder/ConditionBuilder.tsx';
import { Preview } from '../../components/ConditionBuilder/Preview.tsx';
import { draftOf, emptyGroup, type Group, isCondition, isFinished } from '../../components/ConditionBuilder/tree.ts';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { Section } from '../../components/Section.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveSegmentDocument, RestoreSegmentDocument } from './documents.ts';
import { criteriaOf } from './source.ts';
import { useReadyMade } from './useReadyMade.ts';

/** As wide as the window: conditions at the left, what they find at the right. */
const wide = { maxWidth: 1280 } as const;

const Criteria = () => {
  const t = useTranslate();
  const { field } = useInput<Group>({
    source: 'draft',
    validate: (draft: Group) => (isFinished(draft) ? undefined : 'conditions.unfinished'),
  });
  const draft: Group = field.value ?? emptyGroup();
  return (
    <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' }, mt: 3, width: '100%' }}>
      <Section title={t('conditions.title')}>
        <ConditionBuilder value={draft} onChange={field.onChange} />
      </Section>
      <Preview condition={criteriaOf(draft)} finished={isFinished(draft)} />
    </Box>
  );
};

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} />
    <TextInput source="note" multiline />
    <Criteria />
  </>
);

/** A condition that the address holds, as a cell of a matrix writes it. */
function given(params: URLSearchParams): { name: string; condition: Condition } | undefined {
  try {
    const condition: unknown = JSON.parse(params.get('criteria') ?? 'null');
    return isCondition(condition) ? { name: params.get('name') ?? '', condition } : undefined;
  } catch {
    return undefined; // no JSON: an address that somebody has typed
  }
}

export const SegmentCreate = () => {
  const [params] = useSearchParams();
  const wanted = params.get('from');
  const ready = useReadyMade(wanted === null);
  if (wanted !== null && !ready) return null;
  const from = ready?.find(({ key }) => key === wanted) ?? given(params);
  const defaults = from ? { name: from.name, draft: draftOf(from.condition) } : { draft: emptyGroup() };
  return (
    <CreatePage defaults={defaults} filled={from !== undefined} redirect="show" sx={wide}>
      <Fields />
    </CreatePage>
  );
};

export const SegmentEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchiveSegmentDocument, { id })}
    restore={(id) => mutate(RestoreSegmentDocument, { id })}
    redirect="show"
    sx={wide}
  >
    <Fields />
  </EditWithArchive>
);
