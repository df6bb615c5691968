import { Box } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import type { Rule, Version } from './draft.ts';
import { RulesInWords } from './RulesInWords.tsx';

const asText = (rules: readonly Rule[]) =>
  new Map(rules.map(({ spent: _spent, ...rule }, at) => [rule.ruleId, JSON.stringify({ at, ...rule })]));

/** The rules of one version that the other lacks, or has otherwise or elsewhere. */
function differing(one: Version, other: Version): Set<string> {
  const there = asText(other.rules);
  return new Set([...asText(one.rules)].flatMap(([id, text]) => (there.get(id) === text ? [] : [id])));
}

/** Two versions beside each other, with what differs marked. */
export const Compare = ({ versions }: { versions: readonly Version[] }) => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.earningRules.${name}`, values);
  const [left, setLeft] = useState(versions[1]?.id ?? '');
  const [right, setRight] = useState(versions[0]?.id ?? '');
  const find = (id: string) => versions.find((version) => version.id === id);
  const choices = versions.map(({ id, number, state }) => ({ id, name: `${word('version', { number })} · ${word(`state.${state}`)}` }));
  const [one, other] = [find(left), find(right)];
  if (!one || !other) return null;
  return (
    <Section title={word('compare')}>
      <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
        <Box sx={{ display: 'grid', gap: 3, alignContent: 'start' }}>
          <Select label={word('left')} value={left} choices={choices} onChange={setLeft} />
          <RulesInWords version={one} differs={differing(one, other)} />
        </Box>
        <Box sx={{ display: 'grid', gap: 3, alignContent: 'start' }}>
          <Select label={word('right')} value={right} choices={choices} onChange={setRight} />
          <RulesInWords version={other} differs={differing(other, one)} />
        </Box>
      </Box>
    </Section>
  );
};
