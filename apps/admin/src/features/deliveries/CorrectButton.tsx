import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { type Contact, ContactInputs, isReachable } from './ContactInputs.tsx';
import { UpdateDeliveryDocument } from './mutations.ts';
import { useAct } from '../../components/useAct.ts';

interface Delivery {
  id: string;
  recipient: string;
  phone: string | null;
  address: string;
  note: string | null;
}

const CorrectDialog = ({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  const { id, recipient, phone, address, note } = delivery;
  const [contact, setContact] = useState<Contact>({ recipient, phone: phone ?? '', address, note: note ?? '' });
  const save = async () => {
    if (await act(() => mutate(UpdateDeliveryDocument, { id, input: contact }), 'resources.deliveries.corrected')) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{t('resources.deliveries.correct')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <ContactInputs contact={contact} onChange={setContact} />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={!isReachable(contact)} loading={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Opens the correction of to whom and where. */
export const CorrectButton = ({ delivery }: { delivery: Delivery }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} sx={{ justifySelf: 'start' }}>
        {t('resources.deliveries.correct')}
      </Button>
      {open && <CorrectDialog delivery={delivery} onClose={() => setOpen(false)} />}
    </>
  );
};
