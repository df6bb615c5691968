import { NumberInput, required } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchivePointsConversionDocument, RestorePointsConversionDocument } from './documents.ts';

const Rate = () => (
  <>
    <NumberInput source="give" validate={required()} min={1} step={1} helperText="resources.pointsConversions.rate_help" />
    <NumberInput source="get" validate={required()} min={1} step={1} />
    <NumberInput source="minimum" validate={required()} min={1} step={1} />
    <NumberInput source="step" validate={required()} min={1} step={1} />
  </>
);

export const PointsConversionCreate = () => (
  <CreatePage defaults={{ give: 10, get: 1, minimum: 100, step: 10 }}>
    <PickInput source="fromId" reference="pointsKinds" label="resources.pointsConversions.fields.fromId" validate={required()} />
    <PickInput source="toId" reference="pointsKinds" label="resources.pointsConversions.fields.toId" validate={required()} />
    <Rate />
  </CreatePage>
);

export const PointsConversionEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchivePointsConversionDocument, { id })}
    restore={(id) => mutate(RestorePointsConversionDocument, { id })}
  >
    <Rate />
  </EditWithArchive>
);
