import VolumeOff from '@mui/icons-material/VolumeOffOutlined';
import VolumeUp from '@mui/icons-material/VolumeUpOutlined';
import Close from '@mui/icons-material/Close';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { LanguageMenu } from '../../frame/LanguageMenu.tsx';
import { ThemeButton } from '../../frame/ThemeButton.tsx';
import { useTillSound } from './beep.ts';
import { KeyButton } from './KeyButton.tsx';
import type { useTill } from './useTill.ts';

const SoundButton = () => {
  const t = useTranslate();
  const [sound, setSound] = useTillSound();
  const label = t(sound ? 'resources.till.mute' : 'resources.till.unmute');
  return (
    <Tooltip title={label}>
      <IconButton sx={{ width: 48, height: 48 }} aria-label={label} onClick={() => setSound(!sound)}>
        {sound ? <VolumeUp fontSize="small" /> : <VolumeOff fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
};

/** Where one is, and what is done beside selling. */
export const Head = ({ it }: { it: ReturnType<typeof useTill> }) => {
  const t = useTranslate();
  const leave = useNavigate();
  const { shift, basket, open } = it;
  return (
    <Box
      component="header"
      sx={{
        minHeight: 56,
        flexShrink: 0,
        px: 3,
        display: 'flex',
        flexWrap: { xs: 'wrap', md: 'nowrap' },
        alignItems: 'center',
        gap: 1,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Typography component="h1" variant="h3" noWrap>
        {shift.store.name} · {t('resources.till.at', { till: shift.till })}
      </Typography>
      <Typography color="text.secondary" noWrap sx={{ ml: 2, flex: 1 }}>
        {shift.openedBy.name}
      </Typography>
      <KeyButton hint="F6" color="inherit" disabled={!basket.member} onClick={() => open('extras')}>
        {t('resources.till.extras')}
      </KeyButton>
      <KeyButton hint="F7" color="inherit" onClick={() => open('refund')}>
        {t('resources.till.refund')}
      </KeyButton>
      <KeyButton hint="F9" color="inherit" onClick={() => open('shift')}>
        {t('resources.till.shift')}
      </KeyButton>
      <SoundButton />
      <LanguageMenu />
      <ThemeButton />
      <Tooltip title={t('resources.till.leave')}>
        <IconButton sx={{ width: 48, height: 48 }} aria-label={t('resources.till.leave')} onClick={() => void leave('/')}>
          <Close fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
};
