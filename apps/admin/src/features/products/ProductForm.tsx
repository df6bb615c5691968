import { useQuery } from '@apollo/client/react';
import { BooleanInput, required, SelectInput, TextInput } from 'react-admin';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { FormSection } from '../../components/FormSection.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { PriceTiersDocument } from '../priceTiers/documents.ts';
import { ArchiveProductDocument, RestoreProductDocument } from './mutations.ts';

const KINDS = ['PRODUCT', 'SERVICE', 'GIFT', 'DELIVERY'].map((id) => ({ id, name: `resources.products.kind.${id}` }));

const TierPrices = () => {
  const { data } = useQuery(PriceTiersDocument, { variables: { includeArchived: false } });
  return data?.priceTiers.map(({ id, name }) => (
    <MoneyInput key={id} source={`tierPrices.${id}`} label={name} helperText="resources.products.prices_help" />
  ));
};

const Fields = () => (
  <>
    <FormSection title="resources.products.identity">
      <TextInput source="name" validate={required()} />
      <TextInput source="sku" validate={required()} />
      <SelectInput source="kind" choices={KINDS} validate={required()} />
      <PickInput source="categoryId" reference="categories" validate={required()} />
      <TextInput source="unit" />
      <TextInput source="spec" />
      <TextInput source="barcodeText" label="resources.products.fields.barcodes" helperText="resources.products.barcodes_help" />
    </FormSection>
    <FormSection title="resources.products.pricing">
      <MoneyInput source="retailPrice" validate={required()} />
      {useMay('cost.read') && <MoneyInput source="cost" />}
      <TierPrices />
    </FormSection>
    <FormSection title="resources.products.stocking">
      <BooleanInput source="tracksStock" />
      <BooleanInput source="allowNegative" />
    </FormSection>
  </>
);

export const ProductCreate = () => (
  <CreatePage defaults={{ kind: 'PRODUCT', tracksStock: true, allowNegative: false }}>
    <Fields />
  </CreatePage>
);

export const ProductEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveProductDocument, { id })} restore={(id) => mutate(RestoreProductDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
