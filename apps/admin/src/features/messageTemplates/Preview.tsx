import { Box, Typography } from '@mui/material';
import { previewTemplate } from '@regulars/domain/messages';
import { useTranslate } from 'react-admin';
import { useViewer } from '../../providers/viewer.ts';

interface PreviewProps {
  text?: string | undefined;
  locale: 'en' | 'zh';
  code: string;
}

/** The text as somebody may get it, while it is typed. */
export const Preview = ({ text = '', locale, code }: PreviewProps) => {
  const t = useTranslate();
  const { chain } = useViewer();
  if (text.trim() === '') return null;
  return (
    <Box sx={{ mb: 4, p: 3, border: 1, borderColor: 'divider', borderRadius: 2, width: '100%' }}>
      <Typography variant="body2" color="text.secondary">
        {t('resources.messageTemplates.preview')}
      </Typography>
      <Typography lang={locale === 'zh' ? 'zh-CN' : 'en'} sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {previewTemplate(text, code, chain.name, locale)}
      </Typography>
    </Box>
  );
};
