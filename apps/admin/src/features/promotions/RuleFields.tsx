import { FormDataConsumer, useInput, required, SelectInput } from 'react-admin';
import { Box } from '@mui/material';
import { ConditionBuilder } from '../../components/ConditionBuilder/ConditionBuilder.tsx';
import { emptyGroup, type Group, isFinished } from '../../components/ConditionBuilder/tree.ts';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { FormSection } from '../../components/FormSection.tsx';
import { EffectFields } from './EffectFields.tsx';
import { GROUPS, type RuleForm } from './rule.ts';
import { RulePreview } from './RulePreview.tsx';

const word = (name: string) => `resources.promotions.${name}`;

const ConditionInput = ({ source, subject }: { source: string; subject: 'SALE' | 'LINES' }) => {
  const { field } = useInput<Group>({ source, validate: (draft: Group) => (isFinished(draft) ? undefined : 'conditions.unfinished') });
  return <ConditionBuilder subject={subject} value={field.value ?? emptyGroup()} onChange={field.onChange} />;
};

/** What an offer does, from where on, when and for what: the same for promotions and coupons. */
export const RuleFields = () => (
  <>
    <FormSection title={word('effect_title')}>
      <EffectFields />
      <SelectInput
        source="rule.group"
        label={word('fields.group')}
        choices={GROUPS.map((id) => ({ id, name: word(`group.${id}`) }))}
        validate={required()}
        helperText={word('group_help')}
      />
    </FormSection>
    <FormSection title={word('threshold_title')}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { sm: '1fr 1fr' } }}>
        <MoneyInput source="rule.fromAmount" label={word('fields.fromAmount')} helperText={word('from_help')} />
        <CountInput source="rule.fromQuantity" label={word('fields.fromQuantity')} helperText={word('from_help')} />
      </Box>
    </FormSection>
    <FormSection title={word('lines_title')}>
      <ConditionInput source="rule.lines" subject="LINES" />
    </FormSection>
    <FormSection title={word('condition_title')}>
      <ConditionInput source="rule.condition" subject="SALE" />
    </FormSection>
    <FormDataConsumer<{ rule?: RuleForm }>>{({ formData }) => <RulePreview rule={formData.rule} />}</FormDataConsumer>
  </>
);
