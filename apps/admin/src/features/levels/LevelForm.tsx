import { useQuery } from '@apollo/client/react';
import { BooleanInput, FormDataConsumer, NumberInput, RadioButtonGroupInput, required, SelectInput, TextInput } from 'react-admin';
import { ColourInput } from '../../components/ColourInput.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { FormSection } from '../../components/FormSection.tsx';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { CouponsOnTop } from '../coupons/CouponsOnTop.tsx';
import { PointsOnTopDocument } from '../topUpPackages/documents.ts';
import { ArchiveLevelDocument, RestoreLevelDocument } from './documents.ts';
import { LADDERS } from './ladders.ts';
import { DEFAULTS, type LevelForm } from './source.ts';

const SERVICES = { kinds: ['SERVICE'] };

/** Of a paid level: what a term costs and as what it is sold. */
const Term = () => (
  <FormSection title="resources.levels.term">
    <MoneyInput source="price" validate={required()} />
    <CountInput source="validMonths" validate={required()} />
    <PickInput source="productId" reference="products" filter={SERVICES} validate={required()} helperText="resources.levels.service_help" />
  </FormSection>
);

const Benefits = () => (
  <FormSection title="resources.levels.benefits">
    <NumberInput source="pricePercent" validate={required()} min={1} max={100} step={1} helperText="resources.levels.price_help" />
    <NumberInput source="pointsPercent" validate={required()} min={0} max={10_000} step={10} helperText="resources.levels.points_help" />
    <NumberInput source="birthdayPercent" validate={required()} min={0} max={10_000} step={10} />
    <PickInput source="priceTierId" reference="priceTiers" helperText="resources.levels.tier_help" />
    <BooleanInput source="freeDelivery" />
  </FormSection>
);

const Gift = () => {
  const { data } = useQuery(PointsOnTopDocument);
  return (
    <FormSection title="resources.levels.gift">
      <MoneyInput source="giftMoney" helperText="resources.levels.gift_help" />
      <CountInput source="giftPoints" />
      <FormDataConsumer<LevelForm>>
        {({ formData }) =>
          formData.giftPoints && (
            <SelectInput source="giftKindId" choices={data?.pointsKinds ?? []} translateChoice={false} validate={required()} />
          )
        }
      </FormDataConsumer>
      <CouponsOnTop count="giftCoupons" template="giftTemplateId" />
    </FormSection>
  );
};

const Fields = ({ fixed = false }: { fixed?: boolean }) => (
  <>
    <RadioButtonGroupInput source="ladder" choices={LADDERS} disabled={fixed} />
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="code" validate={required()} helperText="resources.levels.code_help" />
    <NumberInput source="rank" validate={required()} min={1} step={1} helperText="resources.levels.rank_help" />
    <ColourInput source="colour" label="resources.levels.fields.colour" />
    <FormDataConsumer<LevelForm>>{({ formData }) => formData.ladder === 'PAID' && <Term />}</FormDataConsumer>
    <Benefits />
    <Gift />
  </>
);

export const LevelCreate = () => (
  <CreatePage defaults={DEFAULTS}>
    <Fields />
  </CreatePage>
);

export const LevelEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveLevelDocument, { id })} restore={(id) => mutate(RestoreLevelDocument, { id })}>
    <Fields fixed />
  </EditWithArchive>
);
