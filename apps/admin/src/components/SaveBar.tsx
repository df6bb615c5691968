import { Box } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';
import { SaveButton, type SaveButtonProps, Toolbar } from 'react-admin';
import { useFormContext } from 'react-hook-form';

/**
 * Stands in a form. As it is sent, what the server refused before is forgotten: react-hook-form checks its own fields anew, but an error of a
 * field that this form does not show would forbid saving for ever.
 */
export const ForgetRefusals = () => {
  const { clearErrors } = useFormContext();
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    const forget = () => clearErrors();
    form?.addEventListener('submit', forget, true);
    return () => form?.removeEventListener('submit', forget, true);
  }, [clearErrors]);
  return <span ref={place} hidden />;
};

interface SaveBarProps extends Pick<SaveButtonProps, 'alwaysEnable' | 'label'> {
  /** At the right. */
  children?: ReactNode;
}

/** Below a form: saves it. */
export const SaveBar = ({ children, ...button }: SaveBarProps) => (
  <Toolbar sx={{ bgcolor: 'transparent' }}>
    <ForgetRefusals />
    <SaveButton {...button} />
    <Box sx={{ flex: 1 }} />
    {children}
  </Toolbar>
);
