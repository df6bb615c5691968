import Add from '@mui/icons-material/Add';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Delete from '@mui/icons-material/DeleteOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Accordion, AccordionDetails, AccordionSummary, Alert, Box, Button, IconButton, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { replaced } from '../../components/ConditionBuilder/tree.ts';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import { useUnsaved } from '../../components/useUnsaved.ts';
import { mutate } from '../../providers/apollo.ts';
import { DiscardEarningRulesDocument, PublishEarningRulesDocument, SaveEarningRulesDocument } from './documents.ts';
import { draftOfRule, inputOf, isWhole, newRule, type RuleDraft, type Version } from './draft.ts';
import { RuleEditor } from './RuleEditor.tsx';

interface RulesEditorProps {
  kinds: readonly { id: string; name: string }[];
  draft: Version | undefined;
  /** What the draft begins with. */
  begins: Version | undefined;
  onDone: () => void;
}

/** The places of a list with two of them exchanged. */
function swapped<Item>(items: readonly Item[], at: number, with_: number): Item[] {
  const [one, other] = [items[at], items[with_]];
  return one && other ? items.map((item, place) => (place === at ? other : place === with_ ? one : item)) : [...items];
}

const Actions = ({ number, unsaved, onDone }: { number: number; unsaved: boolean; onDone: () => void }) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.earningRules.${name}`, { number });
  return (
    <>
      <ConfirmButton
        color="primary"
        label={word('publish')}
        title={word('publish_title')}
        consequence={word('publish_help')}
        action={() => mutate(PublishEarningRulesDocument, {}).then(onDone)}
        done="resources.earningRules.published"
        disabled={unsaved}
      />
      <ConfirmButton
        label={word('discard')}
        title={word('discard_title')}
        consequence={word('discard_help')}
        action={() => mutate(DiscardEarningRulesDocument, {}).then(onDone)}
        done="resources.earningRules.discarded"
      />
    </>
  );
};

interface RuleRowProps {
  rules: readonly RuleDraft[];
  at: number;
  kinds: RulesEditorProps['kinds'];
  onChange: (rules: RuleDraft[]) => void;
}

const RuleRow = ({ rules, at, kinds, onChange }: RuleRowProps) => {
  const t = useTranslate();
  const word = (name: string) => t(`resources.earningRules.${name}`);
  const rule = rules[at];
  if (!rule) return null;
  return (
    <Accordion disableGutters variant="outlined" defaultExpanded={rule.ruleId === null}>
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Typography sx={{ fontWeight: 600 }}>
          {at + 1}. {rule.nameZh || rule.nameEn || word('unnamed')}
        </Typography>
      </AccordionSummary>
      <AccordionDetails>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 2 }}>
          <IconButton aria-label={word('up')} disabled={at === 0} onClick={() => onChange(swapped(rules, at, at - 1))}>
            <ArrowUpward fontSize="small" />
          </IconButton>
          <IconButton aria-label={word('down')} disabled={at === rules.length - 1} onClick={() => onChange(swapped(rules, at, at + 1))}>
            <ArrowDownward fontSize="small" />
          </IconButton>
          <IconButton aria-label={word('remove')} onClick={() => onChange(replaced(rules, at, null))}>
            <Delete fontSize="small" />
          </IconButton>
        </Box>
        <RuleEditor rule={rule} kinds={kinds} onChange={(next) => onChange(replaced(rules, at, next))} />
      </AccordionDetails>
    </Accordion>
  );
};

/** Writes the draft of the rules, publishes it or throws it away. */
export const RulesEditor = ({ kinds, draft, begins, onDone }: RulesEditorProps) => {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.earningRules.${name}`, values);
  const { act, busy, failure } = useAct(onDone);
  const [rules, setRules] = useState<RuleDraft[]>(() => (begins?.rules ?? []).map(draftOfRule));
  const [note, setNote] = useState(draft?.note ?? '');
  const { unsaved, settle } = useUnsaved({ rules, note });
  const unfinished = rules.flatMap((rule, at) => (isWhole(rule) ? [] : [`${at + 1}. ${rule.nameZh || rule.nameEn || word('unnamed')}`]));
  const add = () => setRules([...rules, newRule(`new ${rules.length} ${Date.now()}`, kinds[0]?.id ?? '')]);
  return (
    <Section title={draft ? word('draft', { number: draft.number }) : word('new_draft')} help={word('draft_help')}>
      <TextField
        fullWidth
        label={word('note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        sx={{ mb: 4, maxWidth: 640 }}
      />
      {rules.map((rule, at) => (
        <RuleRow key={rule.key} {...{ rules, at, kinds }} onChange={setRules} />
      ))}
      <Button startIcon={<Add />} onClick={add} sx={{ mt: 2 }}>
        {word('add')}
      </Button>
      {failure && <Alert severity="error">{failure}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 3 }}>
        <Button
          variant="contained"
          loading={busy}
          disabled={rules.length === 0 || unfinished.length > 0}
          onClick={() =>
            void act(
              () => mutate(SaveEarningRulesDocument, { input: { note: note || null, rules: rules.map(inputOf) } }).then(settle),
              'resources.earningRules.saved',
            )
          }
        >
          {word('save')}
        </Button>
        {draft && <Actions number={draft.number} unsaved={unsaved} onDone={onDone} />}
      </Box>
      <Typography variant="body2" color="text.secondary" component="output" sx={{ display: 'block', mt: 2 }}>
        {unfinished.length > 0 ? word('unfinished', { rules: unfinished.join(' · ') }) : draft && unsaved && t('common.save_first')}
      </Typography>
    </Section>
  );
};
