import { FormControlLabel, Switch } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ring, useSound } from './sound.ts';

/** Whether the bell is heard; turning it on lets one hear it. */
export const SoundSwitch = () => {
  const t = useTranslate();
  const [sound, setSound] = useSound();
  const turn = (on: boolean) => {
    setSound(on);
    if (on) void ring();
  };
  return <FormControlLabel control={<Switch checked={sound} onChange={(_, on) => turn(on)} />} label={t('resources.alerts.sound')} />;
};
