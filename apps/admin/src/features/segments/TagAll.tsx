import Label from '@mui/icons-material/LabelOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EntityPicker } from '../../components/ConditionBuilder/EntityPicker.tsx';
import { useAct } from '../../components/useAct.ts';
import type { TagSegmentMutation } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { TagSegmentDocument } from '../tags/documents.ts';

/** Puts a tag on everybody of a segment. */
export const TagAll = ({ segmentId }: { segmentId: string }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  const [open, setOpen] = useState(false);
  const [tagId, setTagId] = useState<string>();
  const [reason, setReason] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const save = async () => {
    const input = { segmentId, tagId: tagId ?? '', reason: reason || null, expiresOn: expiresOn || null };
    const work = () => mutate(TagSegmentDocument, { input });
    const said = ({ tagSegment: { members, run } }: TagSegmentMutation) =>
      t(run ? 'resources.tags.being_tagged' : 'resources.tags.tagged', { smart_count: members });
    if (await act(work, said)) setOpen(false);
  };
  return (
    <>
      <Button variant="outlined" startIcon={<Label />} onClick={() => setOpen(true)}>
        {t('resources.segments.tag_all')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="xs">
        <DialogTitle>{t('resources.segments.tag_all')}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          {failure && <Alert severity="error">{failure}</Alert>}
          <EntityPicker
            label={t('resources.tags.name', { smart_count: 1 })}
            entity="Tag"
            value={tagId === undefined ? [] : [tagId]}
            onChange={(ids) => setTagId(ids.at(-1))}
          />
          <TextField label={t('common.reason')} value={reason} onChange={({ target }) => setReason(target.value)} />
          <TextField
            type="date"
            label={t('resources.tags.expires')}
            value={expiresOn}
            onChange={({ target }) => setExpiresOn(target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          <Button variant="contained" disabled={busy || tagId === undefined} onClick={() => void save()}>
            {t('resources.segments.tag_all')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};
