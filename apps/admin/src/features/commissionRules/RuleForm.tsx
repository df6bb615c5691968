import { Box, Typography } from '@mui/material';
import { ROLE_TITLES } from '@regulars/domain/permissions';
import {
  FormDataConsumer,
  NumberInput,
  RadioButtonGroupInput,
  required,
  SelectInput,
  TextInput,
  useInput,
  useLocaleState,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { ConditionBuilder } from '../../components/ConditionBuilder/ConditionBuilder.tsx';
import { emptyGroup, type Group, isFinished } from '../../components/ConditionBuilder/tree.ts';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { FormSection } from '../../components/FormSection.tsx';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CommissionRuleQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import type { NodeOf } from '../../providers/source.ts';
import { ArchiveCommissionRuleDocument, RestoreCommissionRuleDocument } from './documents.ts';
import { BASES, type RuleForm, SUBJECTS } from './source.ts';

const word = (name: string) => `resources.commissionRules.${name}`;
const WIDE = { maxWidth: 760 };

const LinesInput = () => {
  const { field } = useInput<Group>({
    source: 'lines',
    validate: (draft: Group | undefined) => (!draft || isFinished(draft) ? undefined : 'conditions.unfinished'),
  });
  return <ConditionBuilder subject="LINES" value={field.value ?? emptyGroup()} onChange={field.onChange} />;
};

const Terms = ({ subject, basis }: Partial<Pick<RuleForm, 'subject' | 'basis'>>) => {
  const noProfit = subject === 'CARD' || subject === 'TOP_UP';
  const bases = BASES.filter((id) => !(id === 'PROFIT' && noProfit));
  return (
    <>
      <RadioButtonGroupInput source="basis" choices={bases.map((id) => ({ id, name: word(`basis.${id}`) }))} />
      {basis === 'PIECE' ? (
        <MoneyInput source="amount" validate={required()} helperText={word('amount_help')} />
      ) : (
        <NumberInput source="percent" validate={required()} min={0} max={100} step={0.01} helperText={word('percent_help')} />
      )}
    </>
  );
};

const Fields = () => {
  const [locale] = useLocaleState();
  const roles = Object.entries(ROLE_TITLES).map(([id, title]) => ({ id, name: title[locale === 'zh' ? 'zh' : 'en'] }));
  return (
    <>
      <TextInput source="name" validate={required()} autoFocus />
      <SelectInput source="subject" choices={SUBJECTS.map((id) => ({ id, name: word(`subject.${id}`) }))} validate={required()} />
      <FormDataConsumer<RuleForm>>{({ formData }) => <Terms subject={formData.subject} basis={formData.basis} />}</FormDataConsumer>
      <SelectInput source="role" choices={roles} translateChoice={false} helperText={word('role_help')} />
      <FormSection title={word('lines_title')}>
        <LinesInput />
      </FormSection>
    </>
  );
};

export const RuleCreate = () => (
  <CreatePage defaults={{ subject: 'GOODS', basis: 'NET', lines: emptyGroup() }} sx={WIDE}>
    <Fields />
  </CreatePage>
);

/** What the rule said, the newest first. */
const Versions = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const rule = useRecordContext<NodeOf<CommissionRuleQuery>>();
  if (!rule) return null;
  return (
    <Box sx={{ mt: 6 }}>
      <Section title={t(word('versions'))}>
        {rule.versions.map(({ version, name, termsText, linesText, madeAt, madeBy }) => (
          <Box key={version} sx={{ py: 2, borderBottom: 1, borderColor: 'divider' }}>
            <Typography>{[name, termsText, linesText].filter(Boolean).join(' · ')}</Typography>
            <Typography variant="body2" color="text.secondary">
              {[t(word('version'), { version }), instant(madeAt), madeBy?.name].filter(Boolean).join(' · ')}
            </Typography>
          </Box>
        ))}
      </Section>
    </Box>
  );
};

export const RuleEdit = () => (
  <EditWithArchive
    archive={(id) => mutate(ArchiveCommissionRuleDocument, { id })}
    restore={(id) => mutate(RestoreCommissionRuleDocument, { id })}
    sx={WIDE}
    below={<Versions />}
  >
    <Fields />
  </EditWithArchive>
);
