import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { type DragEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { upload } from './upload.ts';

/** The first step: a file, dropped or chosen. */
export const Upload = ({ onStored }: { onStored: (fileId: string) => void }) => {
  const t = useTranslate();
  const [name, setName] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);

  const send = async (file: File | undefined) => {
    if (!file) return;
    setName(file.name);
    setFailure(null);
    try {
      onStored((await upload(file, setShare)).fileId);
    } catch (error) {
      setName(null);
      setFailure((error instanceof Error && error.message) || t('resources.imports.too_large'));
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };

  return (
    <Box
      onDragOver={(event) => event.preventDefault()}
      onDrop={onDrop}
      sx={{
        display: 'grid',
        justifyItems: 'center',
        gap: 3,
        p: { xs: 8, md: 16 },
        textAlign: 'center',
        border: '1.5px dashed',
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <UploadFile sx={{ fontSize: 36, color: 'text.secondary' }} />
      <Typography variant="h3">{t('resources.imports.drop')}</Typography>
      <Typography color="text.secondary">{t('resources.imports.drop_help')}</Typography>
      {failure && <Alert severity="error">{failure}</Alert>}
      {name ? (
        <Box component="output" sx={{ width: '100%', maxWidth: 320 }}>
          <Typography sx={{ mb: 1 }}>{t('resources.imports.uploading', { name })}</Typography>
          <LinearProgress variant="determinate" value={share * 100} />
        </Box>
      ) : (
        <Button component="label" variant="contained">
          {t('resources.imports.choose')}
          <input type="file" hidden accept=".csv,.txt,.tsv,.xlsx" onChange={({ target }) => void send(target.files?.[0])} />
        </Button>
      )}
    </Box>
  );
};
