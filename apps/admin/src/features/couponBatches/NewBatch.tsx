import { useQuery } from '@apollo/client/react';
import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { mutate } from '../../providers/apollo.ts';
import { useViewer } from '../../providers/viewer.ts';
import { SegmentsDocument } from '../segments/documents.ts';
import { GenerateCouponCodesDocument, ImportCouponCodesDocument, IssueToSegmentDocument } from './documents.ts';

export type BatchWay = 'segment' | 'codes' | 'import';

interface NewBatchProps {
  templateId: string;
  way: BatchWay;
  onClose: () => void;
}

/** What a batch is made of, by the way it is made. */
function useMaking(way: BatchWay) {
  const { data } = useQuery(SegmentsDocument, { variables: { first: 200, filter: { archived: false } }, skip: way !== 'segment' });
  const segments = (data?.segments?.edges ?? []).flatMap((edge) => (edge?.node ? [edge.node] : []));
  const [chosen, choose] = useState('');
  const [quantity, setQuantity] = useState('100');
  const [list, setList] = useState('');
  const segmentId = (segments.find(({ id }) => id === chosen) ?? segments[0])?.id ?? '';
  const ready = { segment: segmentId !== '', codes: Number(quantity) > 0, import: list.trim() !== '' }[way];
  return { segments, segmentId, choose, quantity, setQuantity, list, setList, ready };
}

/** Coupons for a segment, or codes. */
export const NewBatch = ({ templateId, way, onClose }: NewBatchProps) => {
  const t = useTranslate();
  const { org } = useViewer();
  const word = (key: string) => t(`resources.couponBatches.${key}`);
  const [name, setName] = useState('');
  const making = useMaking(way);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const it = useAct();
  const common = { couponTemplateId: templateId, name, orgId: org.id };
  const works = {
    segment: () => mutate(IssueToSegmentDocument, { idempotencyKey, input: { ...common, segmentId: making.segmentId } }),
    codes: () => mutate(GenerateCouponCodesDocument, { idempotencyKey, input: { ...common, quantity: Number(making.quantity) } }),
    import: () => mutate(ImportCouponCodesDocument, { idempotencyKey, input: { ...common, list: making.list } }),
  };
  return (
    <Operation
      title={word(`way.${way}`)}
      action={word(`do.${way}`)}
      ready={name.trim() !== '' && making.ready}
      busy={it.busy}
      failure={it.failure}
      onClose={onClose}
      onSave={() => it.act<unknown>(works[way], `resources.couponBatches.done.${way}`)}
    >
      <Typography color="text.secondary">{word(`help.${way}`)}</Typography>
      <TextField required autoFocus label={word('fields.name')} value={name} onChange={({ target }) => setName(target.value)} />
      {way === 'segment' && (
        <Select label={word('fields.segment')} value={making.segmentId} choices={making.segments} onChange={making.choose} />
      )}
      {way === 'codes' && (
        <TextField
          required
          label={word('fields.quantity')}
          value={making.quantity}
          onChange={({ target }) => making.setQuantity(target.value.replace(/\D/g, ''))}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 5 } }}
        />
      )}
      {way === 'import' && (
        <TextField
          required
          multiline
          minRows={5}
          label={word('fields.list')}
          value={making.list}
          onChange={({ target }) => making.setList(target.value)}
        />
      )}
    </Operation>
  );
};
