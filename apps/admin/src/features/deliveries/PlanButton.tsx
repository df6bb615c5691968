import LocalShipping from '@mui/icons-material/LocalShippingOutlined';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { addDays } from '@regulars/domain/time';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { useToday } from '../../providers/today.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useOrgs } from '../orgs/useOrgs.ts';
import { type Contact, ContactInputs, isReachable } from './ContactInputs.tsx';
import { CreateDeliveryDocument } from './mutations.ts';
import { useAct } from '../../components/useAct.ts';
import { type When, WhenInputs } from './WhenInputs.tsx';
import { endOf, minutesOf } from './window.ts';

/** What is delivered to whom, and what is known of that one. */
export interface Customer {
  saleId?: string;
  memberId?: string;
  /** The store that sold; without one it is chosen. */
  storeId?: string;
  name: string | null;
  phone: string | null;
  address: string | null;
}

interface Draft extends When, Contact {
  storeId: string;
}

/** Holds what is typed; the same dialog keeps its key, so that a second press does not plan twice. */
function useDraft(customer: Customer, after: () => unknown) {
  const today = useToday();
  const { org } = useViewer();
  const [key] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<Draft>({
    date: addDays(today, 1),
    start: '',
    end: '',
    storeId: customer.storeId ?? (org.kind === 'STORE' || org.kind === 'DEALER' ? org.id : ''),
    recipient: customer.name ?? '',
    phone: customer.phone ?? '',
    address: customer.address ?? '',
    note: '',
  });
  const { act, busy, failure } = useAct(after);
  const { date, start, end, storeId, recipient, phone, address, note } = draft;
  const input = {
    saleId: customer.saleId ?? null,
    memberId: customer.memberId ?? null,
    storeId: storeId || null,
    date,
    windowStart: minutesOf(start),
    windowEnd: endOf(end),
    recipient,
    phone: phone || null,
    address,
    note: note || null,
  };
  const save = () => act(() => mutate(CreateDeliveryDocument, { input, idempotencyKey: key }), 'resources.deliveries.planned');
  return { draft, setDraft, busy, failure, save, ready: date !== '' && storeId !== '' && isReachable(draft) };
}

const StoreInput = ({ value, onChange }: { value: string; onChange: (id: string) => void }) => {
  const t = useTranslate();
  const stores = useOrgs().filter(({ kind }) => kind === 'STORE' || kind === 'DEALER');
  return (
    <TextField
      select
      required
      label={t('resources.deliveries.fields.store')}
      value={stores.some(({ id }) => id === value) ? value : ''}
      onChange={({ target }) => onChange(target.value)}
    >
      {stores.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};

const PlanDialog = ({ customer, after, onClose }: { customer: Customer; after: () => unknown; onClose: () => void }) => {
  const t = useTranslate();
  const small = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { draft, setDraft, busy, failure, save, ready } = useDraft(customer, after);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (await save()) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={small}>
      <DialogTitle>{t('resources.deliveries.plan')}</DialogTitle>
      <DialogContent>
        <form id="plan-delivery" style={{ display: 'grid', gap: 16, paddingTop: 8 }} onSubmit={(event) => void submit(event)}>
          <WhenInputs when={draft} onChange={(when) => setDraft({ ...draft, ...when })} />
          <StoreInput value={draft.storeId} onChange={(storeId) => setDraft({ ...draft, storeId })} />
          <ContactInputs contact={draft} onChange={(contact) => setDraft({ ...draft, ...contact })} />
          {failure && <Alert severity="error">{failure}</Alert>}
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" form="plan-delivery" variant="contained" disabled={!ready} loading={busy}>
          {t('resources.deliveries.plan')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Opens the planning of a delivery. */
export const PlanButton = ({ customer, after }: { customer: Customer; after: () => unknown }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" startIcon={<LocalShipping />} onClick={() => setOpen(true)}>
        {t('resources.deliveries.plan')}
      </Button>
      {open && <PlanDialog customer={customer} after={after} onClose={() => setOpen(false)} />}
    </>
  );
};
