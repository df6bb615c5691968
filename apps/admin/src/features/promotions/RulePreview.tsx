import { useQuery } from '@apollo/client/react';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isFinished } from '../../components/ConditionBuilder/tree.ts';
import { useRested } from '../../components/useRested.ts';
import { messageOf } from '../../providers/errors.ts';
import { isSaid, type RuleForm, ruleInput } from './rule.ts';
import { OfferPreviewDocument } from './rule-documents.ts';
import { RuleWords } from './RuleWords.tsx';

/** What is being written, in words, as members will read it. */
export const RulePreview = ({ rule }: { rule: RuleForm | undefined }) => {
  const t = useTranslate();
  const said = rule !== undefined && isSaid(rule);
  const finished = said && isFinished(rule.condition) && isFinished(rule.lines);
  const asked = useRested(JSON.stringify(finished ? ruleInput(rule) : null));
  const { data, error } = useQuery(OfferPreviewDocument, {
    variables: { rule: JSON.parse(asked) },
    skip: asked === 'null',
    fetchPolicy: 'network-only',
  });
  const told = data?.offerPreview;
  return (
    <Box component="section" aria-live="polite" sx={{ mt: 4, p: 3, borderRadius: 2, bgcolor: 'action.hover', minHeight: 72 }}>
      <Typography variant="body2" color="text.secondary">
        {t('resources.promotions.preview')}
      </Typography>
      {finished && error && <Alert severity="info">{messageOf(error)}</Alert>}
      {!finished && <Typography variant="body2">{t(`resources.promotions.${said ? 'preview_conditions' : 'preview_effect'}`)}</Typography>}
      {finished && told && !error && <RuleWords {...told} startsOn={rule.startsOn} endsOn={rule.endsOn} />}
    </Box>
  );
};
