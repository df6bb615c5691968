import { Alert, Box, Button, FormControlLabel, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ConditionBuilder } from '../../components/ConditionBuilder/ConditionBuilder.tsx';
import { asCondition, draftOf, emptyGroup, type Group, isFinished } from '../../components/ConditionBuilder/tree.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Section } from '../../components/Section.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useAct } from '../../components/useAct.ts';
import { useUnsaved } from '../../components/useUnsaved.ts';
import type { LaddersQuery, RuledLadder } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { criteriaOf } from '../segments/source.ts';
import { DiscardLadderDocument, PublishLadderDocument, SaveLadderDocument } from './ladder-documents.ts';
import type { Version } from './RulesInWords.tsx';

type Level = LaddersQuery['levels'][number];

/** The rule of a level while it is written; `keep` null: what leads to it keeps it. */
interface RuleDraft {
  up: Group;
  keep: Group | null;
}

interface LadderEditorProps {
  ladder: RuledLadder;
  /** The highest first. */
  levels: readonly Level[];
  draft: Version | undefined;
  /** What the draft begins with. */
  begins: Version | undefined;
  onDone: () => void;
}

const groupOf = (condition: unknown): Group | null => (condition ? draftOf(asCondition(condition)) : null);

function rulesOf(levels: readonly Level[], version: Version | undefined): Record<string, RuleDraft> {
  const rules = new Map(version?.rules.map((rule) => [rule.level.id, rule]));
  return Object.fromEntries(
    levels.map(({ id }): [string, RuleDraft] => {
      const rule = rules.get(id);
      return [id, { up: groupOf(rule?.up) ?? emptyGroup(), keep: groupOf(rule?.keep) }];
    }),
  );
}

const finished = ({ up, keep }: RuleDraft) => isFinished(up) && (keep === null || (keep.parts.length > 0 && isFinished(keep)));

const RuleEditor = ({ level, rule, onChange }: { level: Level; rule: RuleDraft; onChange: (rule: RuleDraft) => void }) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.ladders.${name}`);
  return (
    <Box sx={{ py: 4, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Swatch colour={level.colour} name={level.name} />
      <Section title={word('up_title')}>
        <ConditionBuilder value={rule.up} onChange={(up) => onChange({ ...rule, up })} />
      </Section>
      <FormControlLabel
        control={<Switch checked={rule.keep !== null} onChange={(_event, on) => onChange({ ...rule, keep: on ? emptyGroup() : null })} />}
        label={word('keep_differs')}
      />
      {rule.keep && (
        <Section title={word('keep_title')}>
          <ConditionBuilder value={rule.keep} onChange={(keep) => onChange({ ...rule, keep })} />
        </Section>
      )}
    </Box>
  );
};

interface DraftActionsProps {
  ladder: RuledLadder;
  number: number;
  unsaved: boolean;
  onDone: () => void;
}

const DraftActions = ({ ladder, number, unsaved, onDone }: DraftActionsProps) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.ladders.${name}`, { number });
  return (
    <>
      <ConfirmButton
        color="primary"
        label={word('publish')}
        title={word('publish_title')}
        consequence={word('publish_help')}
        action={() => mutate(PublishLadderDocument, { ladder }).then(onDone)}
        done="resources.ladders.published"
        disabled={unsaved}
      />
      <ConfirmButton
        label={word('discard')}
        title={word('discard_title')}
        consequence={word('discard_help')}
        action={() => mutate(DiscardLadderDocument, { ladder }).then(onDone)}
        done="resources.ladders.discarded"
      />
    </>
  );
};

/** Writes the draft of a ladder, publishes it or throws it away. */
export const LadderEditor = ({ ladder, levels, draft, begins, onDone }: LadderEditorProps) => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.ladders.${name}`, values);
  const { act, busy, failure } = useAct(onDone);
  const [rules, setRules] = useState(() => rulesOf(levels, begins));
  const [figures, setFigures] = useState({
    reviewMonths: String(begins?.reviewMonths ?? ''),
    graceDays: String(begins?.graceDays ?? 30),
    warnDays: String(begins?.warnDays ?? 30),
  });
  const [note, setNote] = useState(draft?.note ?? '');
  const { unsaved, settle } = useUnsaved({ rules, figures, note });
  const ruled = Object.entries(rules).filter(([, { up }]) => up.parts.length > 0);
  const input = {
    ladder,
    note: note || null,
    reviewMonths: figures.reviewMonths === '' ? null : Number(figures.reviewMonths),
    graceDays: Number(figures.graceDays),
    warnDays: Number(figures.warnDays),
    rules: ruled.map(([levelId, { up, keep }]) => ({ levelId, up: criteriaOf(up), keep: keep && criteriaOf(keep) })),
  };
  const figure = (name: keyof typeof figures) => (
    <TextField
      type="number"
      label={word(name)}
      helperText={word(`${name}_help`)}
      value={figures[name]}
      onChange={({ target }) => setFigures({ ...figures, [name]: target.value })}
      sx={{ width: 200 }}
    />
  );
  return (
    <Section title={draft ? word('draft', { number: draft.number }) : word('new_draft')} help={word('draft_help')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, mb: 4 }}>
        {figure('reviewMonths')}
        {figure('warnDays')}
        {figure('graceDays')}
        <TextField label={word('note')} value={note} onChange={({ target }) => setNote(target.value)} sx={{ flex: 1, minWidth: 200 }} />
      </Box>
      {levels.map((level) => {
        const rule = rules[level.id];
        return rule && <RuleEditor key={level.id} {...{ level, rule }} onChange={(next) => setRules({ ...rules, [level.id]: next })} />;
      })}
      {failure && <Alert severity="error">{failure}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 3 }}>
        <Button
          variant="contained"
          loading={busy}
          disabled={ruled.length === 0 || !ruled.every(([, rule]) => finished(rule))}
          onClick={() => void act(() => mutate(SaveLadderDocument, { input }).then(settle), 'resources.ladders.saved')}
        >
          {word('save')}
        </Button>
        {draft && <DraftActions {...{ ladder, unsaved, onDone }} number={draft.number} />}
      </Box>
      <Typography variant="body2" color="text.secondary" component="output" sx={{ display: 'block', mt: 2 }}>
        {draft && unsaved && t('common.save_first')}
      </Typography>
    </Section>
  );
};
