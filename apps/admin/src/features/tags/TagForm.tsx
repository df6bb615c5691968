import { required, TextInput } from 'react-admin';
import { ColourInput } from '../../components/ColourInput.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { Box } from '@mui/material';
import { useMay } from '../../providers/viewer.ts';
import { TagListed } from './TagListed.tsx';
import { TagRuns } from './TagRuns.tsx';
import { TagRule } from './TagRule.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveTagDocument, RestoreTagDocument } from './documents.ts';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="category" />
    <ColourInput source="colour" label="resources.tags.fields.colour" />
  </>
);

export const TagCreate = () => (
  <CreatePage defaults={{ colour: '#0f766e' }}>
    <Fields />
  </CreatePage>
);

export const TagEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchiveTagDocument, { id })}
    restore={(id) => mutate(RestoreTagDocument, { id })}
    below={<More />}
    sx={{ maxWidth: 1280 }}
  >
    <Fields />
  </EditWithArchive>
);

/** What is saved by itself: the rule, and members of a list. */
const More = () => {
  const [segments, assign] = [useMay('segment.read'), useMay('tag.assign')];
  return (
    <>
      {segments && <TagRule />}
      <Box sx={{ mt: 8, display: 'grid', gap: 8 }}>
        {assign && <TagListed />}
        <TagRuns />
      </Box>
    </>
  );
};
