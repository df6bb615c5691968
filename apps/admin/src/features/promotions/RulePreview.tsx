import { useQuery } from '@apollo/client/react';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isFinished } from '../../components/ConditionBuilder/tree.ts';
import { useRested } from '../../components/useRested.ts';
import { messageOf } from '../../providers/errors.ts';
import { isSaid, type RuleForm, ruleInput } from './rule.ts';
import { OfferPreviewDocument } from './rule-documents.ts';

/** What is being written, in words, as members will read it. */
export const RulePreview = ({ rule }: { rule: RuleForm | undefined }) => {
  const t = useTranslate();
  const finished = rule !== undefined && isSaid(rule) && isFinished(rule.condition) && isFinished(rule.lines);
  const asked = useRested(JSON.stringify(finished ? ruleInput(rule) : null));
  const { data, error } = useQuery(OfferPreviewDocument, {
    variables: { rule: JSON.parse(asked) },
    skip: asked === 'null',
    fetchPolicy: 'network-only',
  });
  const said = data?.offerPreview;
  return (
    <Box component="section" aria-live="polite" sx={{ mt: 4, p: 3, borderRadius: 2, bgcolor: 'action.hover', minHeight: 72 }}>
      <Typography variant="body2" color="text.secondary">
        {t('resources.promotions.preview')}
      </Typography>
      {error && <Alert severity="info">{messageOf(error)}</Alert>}
      {said && !error && (
        <>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{said.effect}</Typography>
          {said.lines && <Typography variant="body2">{t('resources.promotions.for_lines', { lines: said.lines })}</Typography>}
          {said.condition && <Typography variant="body2">{t('resources.promotions.when', { condition: said.condition })}</Typography>}
        </>
      )}
    </Box>
  );
};
