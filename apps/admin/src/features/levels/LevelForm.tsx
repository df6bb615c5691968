import { NumberInput, required, TextInput } from 'react-admin';
import { ColourInput } from '../../components/ColourInput.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveLevelDocument, RestoreLevelDocument } from './documents.ts';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="code" validate={required()} helperText="resources.levels.code_help" />
    <NumberInput source="rank" validate={required()} min={1} step={1} helperText="resources.levels.rank_help" />
    <ColourInput source="colour" label="resources.levels.fields.colour" />
  </>
);

export const LevelCreate = () => (
  <CreatePage defaults={{ colour: '#64748b' }}>
    <Fields />
  </CreatePage>
);

export const LevelEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveLevelDocument, { id })} restore={(id) => mutate(RestoreLevelDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
