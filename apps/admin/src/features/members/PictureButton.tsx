import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { sendPicture } from './sendPicture.ts';

const TYPES = 'image/jpeg,image/png,image/webp,image/gif';

/** Chooses a picture and sends it. */
export const PictureButton = ({ address, label }: { address: string; label: string }) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct();
  const send = (file: File | undefined) => file && act(() => sendPicture(address, file), t('resources.members.photo.saved'));
  return (
    <>
      <Button component="label" size="small" loading={busy}>
        {label}
        <input
          type="file"
          accept={TYPES}
          aria-label={label}
          onChange={({ target }) => void send(target.files?.[0])}
          style={{ position: 'absolute', inset: 0, opacity: 0, cursor: 'pointer' }}
        />
      </Button>
      {failure && <Alert severity="error">{failure}</Alert>}
    </>
  );
};
