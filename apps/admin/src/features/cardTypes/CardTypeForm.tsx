import { BooleanInput, CheckboxGroupInput, required, SelectInput, TextInput } from 'react-admin';
import { ColourInput } from '../../components/ColourInput.tsx';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchiveCardTypeDocument, RestoreCardTypeDocument } from './documents.ts';
import { KINDS, USES } from './words.ts';

const choices = (list: readonly string[], of: string) => list.map((id) => ({ id, name: `resources.cardTypes.${of}.${id}` }));

const Fields = ({ fixed = false }: { fixed?: boolean }) => (
  <>
    <TextInput source="name" validate={required()} autoFocus />
    <TextInput source="code" validate={required()} />
    <SelectInput
      source="kind"
      choices={choices(KINDS, 'kinds')}
      validate={required()}
      disabled={fixed}
      helperText="resources.cardTypes.kind_help"
    />
    <ColourInput source="colour" label="resources.cardTypes.fields.colour" />
    <CheckboxGroupInput source="uses" choices={choices(USES, 'use')} helperText="resources.cardTypes.uses_help" />
    <CountInput source="pointsPercent" helperText="resources.cardTypes.percent_help" />
    <BooleanInput source="organisations" />
    <TextInput source="pattern" validate={required()} helperText="resources.cardTypes.pattern_help" />
    <CountInput source="validMonths" helperText="resources.cardTypes.months_help" />
    <BooleanInput source="activeAtOnce" />
    <MoneyInput source="pinAbove" helperText="resources.cardTypes.pin_help" />
    <MoneyInput source="issueFee" />
    <MoneyInput source="renewFee" />
    <MoneyInput source="replaceFee" />
  </>
);

const DEFAULTS = {
  kind: 'INDIVIDUAL',
  colour: '#2563eb',
  uses: ['STORED_VALUE', 'POINTS', 'DISCOUNT'],
  pointsPercent: 100,
  organisations: false,
  pattern: '88{8}',
  validMonths: 36,
  activeAtOnce: true,
};

export const CardTypeCreate = () => (
  <CreatePage defaults={DEFAULTS}>
    <Fields />
  </CreatePage>
);

export const CardTypeEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchiveCardTypeDocument, { id })} restore={(id) => mutate(RestoreCardTypeDocument, { id })}>
    <Fields fixed />
  </EditWithArchive>
);
