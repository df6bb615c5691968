import { BooleanInput, DateInput, FormDataConsumer, RadioButtonGroupInput, required, TextInput } from 'react-admin';
import { CreatePage } from '../../components/FormPage.tsx';
import { FormSection } from '../../components/FormSection.tsx';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { DraftEdit, RuleDays, wide } from '../promotions/DraftEdit.tsx';
import { NEW_RULE } from '../promotions/rule.ts';
import { RuleFields } from '../promotions/RuleFields.tsx';
import type { Validity } from './source.ts';
import { TemplateActions } from './TemplateActions.tsx';

const word = (name: string) => `resources.couponTemplates.${name}`;
interface Form {
  valid?: Validity;
  claimable?: boolean;
}

const VALID = (['DAYS', 'DATES'] as const).map((id: Validity) => ({ id, name: word(`valid.${id}`) }));

const Valid = ({ valid }: { valid?: Validity }) => (
  <FormSection title={word('valid_title')}>
    <RadioButtonGroupInput source="valid" label={false} choices={VALID} />
    {valid === 'DAYS' && <CountInput source="validDays" validate={required()} />}
    {valid === 'DAYS' && <CountInput source="delayDays" helperText={word('delay_help')} />}
    {valid === 'DATES' && <RuleDays />}
  </FormSection>
);

const Giving = ({ claimable = false }: { claimable?: boolean }) => (
  <FormSection title={word('giving_title')}>
    <BooleanInput source="claimable" helperText={word('claim_help')} />
    {claimable && <DateInput source="claimFrom" />}
    {claimable && <DateInput source="claimUntil" />}
    <BooleanInput source="transferable" helperText={word('transfer_help')} />
    <CountInput source="perMember" helperText={word('no_limit_help')} />
    <CountInput source="issueLimit" helperText={word('no_limit_help')} />
    <CountInput source="useLimit" helperText={word('use_help')} />
    <MoneyInput source="budget" helperText={word('budget_help')} />
  </FormSection>
);

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} />
    <TextInput source="code" validate={required()} />
    <TextInput source="terms" multiline helperText={word('terms_help')} />
    <RuleFields />
    <FormDataConsumer<Form>>
      {({ formData: { valid, claimable } }) => (
        <>
          <Valid {...(valid && { valid })} />
          <Giving {...(claimable && { claimable })} />
        </>
      )}
    </FormDataConsumer>
  </>
);

export const TemplateCreate = () => (
  <CreatePage defaults={{ rule: NEW_RULE, valid: 'DAYS', validDays: 30, claimable: false, transferable: false }} redirect="show" sx={wide}>
    <Fields />
  </CreatePage>
);

export const TemplateEdit = () => (
  <DraftEdit redirect="show" Actions={TemplateActions}>
    <Fields />
  </DraftEdit>
);
