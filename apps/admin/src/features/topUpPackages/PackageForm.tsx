import { useQuery } from '@apollo/client/react';
import {
  AutocompleteArrayInput,
  DateInput,
  FormDataConsumer,
  NumberInput,
  RadioButtonGroupInput,
  required,
  SelectInput,
  TextInput,
} from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { CouponsOnTop } from '../coupons/CouponsOnTop.tsx';
import { useOrgs } from '../orgs/useOrgs.ts';
import { ArchiveTopUpPackageDocument, PointsOnTopDocument, RestoreTopUpPackageDocument } from './documents.ts';
import type { Gives, PackageForm } from './source.ts';

const GIVES = (['NOTHING', 'AMOUNT', 'PERCENT'] as const).map((id: Gives) => ({ id, name: `resources.topUpPackages.bonus.${id}` }));

const Bonus = ({ gives }: { gives?: Gives }) => (
  <>
    {gives === 'AMOUNT' && <MoneyInput source="bonusAmount" validate={required()} />}
    {gives === 'PERCENT' && <NumberInput source="bonusPercent" validate={required()} min={1} max={500} step={1} />}
    {gives !== 'NOTHING' && <NumberInput source="bonusDays" min={1} step={1} helperText="resources.topUpPackages.days_help" />}
  </>
);

const PointsKind = () => {
  const { data } = useQuery(PointsOnTopDocument);
  return <SelectInput source="pointsKindId" choices={data?.pointsKinds ?? []} translateChoice={false} validate={required()} />;
};

const Fields = () => {
  const orgs = useOrgs();
  return (
    <>
      <TextInput source="name" validate={required()} autoFocus />
      <MoneyInput source="payFrom" validate={required()} helperText="resources.topUpPackages.pay_help" />
      <RadioButtonGroupInput source="gives" choices={GIVES} />
      <FormDataConsumer<PackageForm>>{({ formData }) => <Bonus gives={formData.gives} />}</FormDataConsumer>
      <CountInput source="points" helperText="resources.topUpPackages.points_help" />
      <FormDataConsumer<PackageForm>>{({ formData }) => formData.points && <PointsKind />}</FormDataConsumer>
      <CouponsOnTop count="coupons" template="couponTemplateId" />
      <DateInput source="startsOn" />
      <DateInput source="endsOn" />
      <AutocompleteArrayInput source="orgIds" choices={orgs} translateChoice={false} helperText="resources.topUpPackages.orgs_help" />
    </>
  );
};

export const PackageCreate = () => (
  <CreatePage defaults={{ gives: 'AMOUNT' }}>
    <Fields />
  </CreatePage>
);

export const PackageEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchiveTopUpPackageDocument, { id })}
    restore={(id) => mutate(RestoreTopUpPackageDocument, { id })}
  >
    <Fields />
  </EditWithArchive>
);
