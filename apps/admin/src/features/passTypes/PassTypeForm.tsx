import { AutocompleteArrayInput, FormDataConsumer, RadioButtonGroupInput, required, TextInput } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useOrgs } from '../orgs/useOrgs.ts';
import { ArchivePassTypeDocument, RestorePassTypeDocument } from './documents.ts';
import type { PassForm } from './source.ts';

const KINDS = (['COUNT', 'TIME'] as const).map((id) => ({ id, name: `resources.passTypes.kind.${id}` }));

const SERVICES = { kinds: ['SERVICE'] };

/** What a pass of this kind needs. */
const Ends = ({ kind }: { kind: PassForm['kind'] }) => (
  <>
    {kind === 'COUNT' && <CountInput source="uses" validate={required()} />}
    <CountInput
      source="validDays"
      {...(kind === 'TIME' && { validate: required() })}
      helperText={kind === 'COUNT' ? 'resources.passTypes.days_help' : 'resources.passTypes.time_help'}
    />
  </>
);

const Fields = ({ fixed = false }: { fixed?: boolean }) => {
  const orgs = useOrgs();
  return (
    <>
      <TextInput source="name" validate={required()} autoFocus />
      <TextInput source="code" validate={required()} />
      <RadioButtonGroupInput source="kind" choices={KINDS} disabled={fixed} />
      <PickInput
        source="productId"
        reference="products"
        filter={SERVICES}
        validate={required()}
        helperText="resources.passTypes.service_help"
      />
      <FormDataConsumer<PassForm>>{({ formData }) => <Ends kind={formData.kind} />}</FormDataConsumer>
      <CountInput source="perDay" helperText="resources.passTypes.per_day_help" />
      <MoneyInput source="price" validate={required()} />
      <AutocompleteArrayInput source="orgIds" choices={orgs} translateChoice={false} helperText="resources.passTypes.orgs_help" />
    </>
  );
};

export const PassTypeCreate = () => (
  <CreatePage defaults={{ kind: 'COUNT' }}>
    <Fields />
  </CreatePage>
);

export const PassTypeEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchivePassTypeDocument, { id })} restore={(id) => mutate(RestorePassTypeDocument, { id })}>
    <Fields fixed />
  </EditWithArchive>
);
