import { MEASURE_WORDS, OPERATOR_WORDS } from '@regulars/domain/criteria-explain';
import type { Measure, Purchases } from '@regulars/domain/criteria';
import { Box, Typography } from '@mui/material';
import { useContext } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../useFormat.ts';
import { GroupEditor } from './GroupEditor.tsx';
import { Choice, Line } from './LeafEditor.tsx';
import { LinesContext } from './lines.ts';
import { operatorOf, type PurchasesDraft } from './tree.ts';
import { ValueEditor } from './ValueEditor.tsx';
import { VocabularyContext } from './vocabulary.ts';

const COMPARED: readonly Measure[] = ['count', 'quantity', 'amount'];
const COMPARE = ['ge', 'le', 'eq', 'gt', 'lt', 'between'] as const;
const UNITS = { count: 'count', quantity: 'quantity', amount: 'money' } as const;
const EVER = 'ever';

interface PurchasesEditorProps {
  purchases: PurchasesDraft;
  onChange: (purchases: PurchasesDraft) => void;
  onRemove: () => void;
  depth: number;
}

/** Bought or not, how often, how much, when; and below it which purchases are meant. */
export const PurchasesEditor = ({ purchases, onChange, onRemove, depth }: PurchasesEditorProps) => {
  const t = useTranslate();
  const lines = useContext(LinesContext);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Line onRemove={onRemove} name={t('conditions.purchases')}>
        <What purchases={purchases} onChange={onChange} />
        <When purchases={purchases} onChange={onChange} />
      </Line>
      <Box sx={{ ml: { xs: 1, sm: 3 } }}>
        <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
          {t('conditions.which')}
        </Typography>
        <LinesContext value={[]}>
          <VocabularyContext value={lines}>
            <GroupEditor group={purchases.where} onChange={(where) => onChange({ ...purchases, where })} depth={depth + 1} />
          </VocabularyContext>
        </LinesContext>
      </Box>
    </Box>
  );
};

type PartProps = Pick<PurchasesEditorProps, 'purchases' | 'onChange'>;

const What = ({ purchases, onChange }: PartProps) => {
  const t = useTranslate();
  const { locale } = useFormat();
  const measure = purchases.purchases;
  const value = measure === 'exists' ? purchases.operator : measure;
  const options = [
    { value: 'yes', title: t('conditions.bought') },
    { value: 'no', title: t('conditions.not_bought') },
    ...COMPARED.map((one) => ({ value: one, title: MEASURE_WORDS[one][locale] })),
  ];
  const choose = (chosen: string) => {
    const compared = COMPARED.find((one) => one === chosen);
    if (compared) onChange({ ...purchases, purchases: compared, operator: 'ge', value: undefined });
    else onChange({ ...purchases, purchases: 'exists', operator: operatorOf(chosen), value: undefined });
  };
  return (
    <>
      <Choice label={t('conditions.purchases')} value={value} options={options} onChange={choose} />
      {measure !== 'exists' && (
        <>
          <Choice
            label={t('conditions.compare', { name: t('conditions.purchases') })}
            value={purchases.operator}
            options={COMPARE.map((one) => ({ value: one, title: OPERATOR_WORDS[one][locale] }))}
            onChange={(operator) => onChange({ ...purchases, operator: operatorOf(operator), value: undefined })}
          />
          <ValueEditor
            attribute={{ title: MEASURE_WORDS[measure][locale], unit: UNITS[measure], decimal: false, entity: null, options: [] }}
            shape={purchases.operator === 'between' ? 'numbers' : 'number'}
            value={purchases.value}
            onChange={(given) => onChange({ ...purchases, value: given })}
          />
        </>
      )}
    </>
  );
};

const When = ({ purchases, onChange }: PartProps) => {
  const t = useTranslate();
  const date = useContext(LinesContext).find(({ name }) => name === 'date');
  const operators = (date?.operators ?? []).filter(({ name }) => name !== 'next');
  const { within } = purchases;
  const shape = operators.find(({ name }) => name === within?.operator)?.shape ?? 'nothing';
  const choose = (name: string) => {
    const next = operators.find((operator) => operator.name === name);
    const value: NonNullable<Purchases['within']>['value'] = next?.shape === 'days' ? 90 : '';
    onChange({ ...purchases, within: next && { operator: operatorOf(name), value } });
  };
  return (
    <>
      <Choice
        label={t('conditions.when')}
        value={within?.operator ?? EVER}
        options={[{ value: EVER, title: t('conditions.ever') }, ...operators.map(({ name, title }) => ({ value: name, title }))]}
        onChange={choose}
      />
      {within && date && (
        <ValueEditor
          attribute={date}
          shape={shape}
          value={within.value}
          onChange={(value) => onChange({ ...purchases, within: { ...within, value: value ?? '' } })}
        />
      )}
    </>
  );
};
