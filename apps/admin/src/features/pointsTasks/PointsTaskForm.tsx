import { DateInput, NumberInput, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchivePointsTaskDocument, RestorePointsTaskDocument } from './documents.ts';

const ACTIONS = ['CHECK_IN', 'REVIEW', 'SHARE', 'PROFILE_COMPLETED', 'BIRTHDAY'] as const;

const Action = () => {
  const t = useTranslate();
  const choices = ACTIONS.map((id) => ({ id, name: t(`resources.pointsTasks.action.${id}`) }));
  return <SelectInput source="action" choices={choices} validate={required()} helperText="resources.pointsTasks.action_help" />;
};

const Fields = () => (
  <>
    <PickInput source="kindId" reference="pointsKinds" label="resources.pointsTasks.fields.kindId" validate={required()} />
    <NumberInput source="score" validate={required()} min={1} step={1} />
    <TextInput source="descriptionZh" validate={required()} />
    <TextInput source="descriptionEn" validate={required()} />
    <NumberInput source="perDay" min={1} max={1000} step={1} helperText="resources.pointsTasks.limit_help" />
    <NumberInput source="perMember" min={1} max={1000} step={1} helperText="resources.pointsTasks.limit_help" />
    <DateInput source="startsOn" />
    <DateInput source="endsOn" />
  </>
);

export const PointsTaskCreate = () => (
  <CreatePage defaults={{ action: 'CHECK_IN', perDay: 1 }}>
    <Action />
    <Fields />
  </CreatePage>
);

export const PointsTaskEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchivePointsTaskDocument, { id })} restore={(id) => mutate(RestorePointsTaskDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
