import { Alert, Box, Button, FormControlLabel, Switch, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { ConditionBuilder } from '../../components/ConditionBuilder/ConditionBuilder.tsx';
import { Preview } from '../../components/ConditionBuilder/Preview.tsx';
import { asCondition, draftOf, emptyGroup, type Group, isFinished } from '../../components/ConditionBuilder/tree.ts';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TagQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import type { NodeOf } from '../../providers/source.ts';
import { criteriaOf } from '../segments/source.ts';
import { RemoveTagRuleDocument, SetTagRuleDocument } from './documents.ts';

type Tag = NodeOf<TagQuery>;

/** By which conditions a tag is put on by itself. */
export const TagRule = () => {
  const tag = useRecordContext<Tag>();
  return tag && !tag.archivedAt ? <Editor key={tag.id} tag={tag} /> : null;
};

const Editor = ({ tag: { id, rule } }: { tag: Tag }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  const { instant, count } = useFormat();
  const [draft, setDraft] = useState<Group>(() => (rule ? draftOf(asCondition(rule.criteria)) : emptyGroup()));
  const [keeps, setKeeps] = useState(rule?.keeps ?? false);
  const input = { criteria: criteriaOf(draft), keeps };
  return (
    <Box sx={{ mt: 8, maxWidth: 1280 }}>
      <Section title={t('resources.tags.rule_title')} help={t('resources.tags.rule_help')}>
        {failure && <Alert severity="error">{failure}</Alert>}
        {rule?.ranAt && (
          <Typography variant="body2" color="text.secondary" sx={{ mb: 2 }}>
            {t('resources.tags.rule_ran', { when: instant(rule.ranAt), added: count(rule.added), removed: count(rule.removed) })}
          </Typography>
        )}
        <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' } }}>
          <Box sx={{ minWidth: 0 }}>
            <ConditionBuilder value={draft} onChange={setDraft} />
            <FormControlLabel
              sx={{ mt: 2 }}
              control={<Switch checked={keeps} onChange={(_event, on) => setKeeps(on)} />}
              label={t('resources.tags.fields.keeps')}
            />
            <Box sx={{ display: 'flex', gap: 2, mt: 2 }}>
              <Button
                variant="contained"
                disabled={busy || draft.parts.length === 0 || !isFinished(draft)}
                onClick={() => void act(() => mutate(SetTagRuleDocument, { tagId: id, input }), t('resources.tags.rule_saved'))}
              >
                {t('resources.tags.rule_save')}
              </Button>
              {rule && (
                <Button
                  disabled={busy}
                  onClick={() => void act(() => mutate(RemoveTagRuleDocument, { tagId: id }), t('resources.tags.rule_removed'))}
                >
                  {t('resources.tags.rule_remove')}
                </Button>
              )}
            </Box>
          </Box>
          {draft.parts.length > 0 && <Preview condition={criteriaOf(draft)} finished={isFinished(draft)} />}
        </Box>
      </Section>
    </Box>
  );
};
