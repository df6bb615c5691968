import { Button, type ButtonProps } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { Confirm, useNotify, useRefresh } from 'react-admin';
import { messageOf } from '../providers/errors.ts';

interface ConfirmButtonProps {
  label: string;
  /** The question, with the name of the thing. */
  title: string;
  /** What will follow. */
  consequence: ReactNode;
  action: () => Promise<unknown>;
  /** Said when it is done. */
  done: string;
  color?: ButtonProps['color'];
  icon?: ReactNode;
  disabled?: boolean;
}

/** A button for what cannot be taken back lightly: asks with the name of the thing and what will follow. */
export const ConfirmButton = ({ label, title, consequence, action, done, color = 'error', icon, disabled = false }: ConfirmButtonProps) => {
  const notify = useNotify();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await action();
      notify(done, { type: 'success' });
      refresh();
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    } finally {
      setBusy(false);
      setOpen(false);
    }
  };
  return (
    <>
      <Button color={color} variant="outlined" startIcon={icon} disabled={disabled} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Confirm
        isOpen={open}
        loading={busy}
        title={title}
        content={consequence}
        confirm={label}
        onConfirm={run}
        onClose={() => setOpen(false)}
      />
    </>
  );
};
