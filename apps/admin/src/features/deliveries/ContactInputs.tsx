import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

/** As typed. */
export interface Contact {
  recipient: string;
  phone: string;
  address: string;
  note: string;
}

const FIELDS = ['recipient', 'phone', 'address', 'note'] as const satisfies readonly (keyof Contact)[];

export const isReachable = ({ recipient, address }: Contact) => recipient.trim() !== '' && address.trim() !== '';

/** To whom and where. */
export const ContactInputs = ({ contact, onChange }: { contact: Contact; onChange: (contact: Contact) => void }) => {
  const t = useTranslate();
  return FIELDS.map((field) => (
    <TextField
      key={field}
      label={t(`resources.deliveries.fields.${field}`)}
      required={field === 'recipient' || field === 'address'}
      multiline={field === 'address' || field === 'note'}
      type={field === 'phone' ? 'tel' : 'text'}
      value={contact[field]}
      onChange={({ target }) => onChange({ ...contact, [field]: target.value })}
    />
  ));
};
