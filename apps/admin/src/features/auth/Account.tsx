import { Box } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { ChangePassword } from './ChangePassword.tsx';
import { Preferences } from './Preferences.tsx';
import { Profile } from './Profile.tsx';
import { Sessions } from './Sessions.tsx';
import { TwoFactor } from './TwoFactor.tsx';

/** One's own account: who one is, password, second step, devices, language and theme. */
const Account = () => {
  const t = useTranslate();
  return (
    <Box sx={{ maxWidth: 640, mx: 'auto', display: 'grid', gap: 8 }}>
      <Title title={t('auth.account')} />
      <Profile />
      <Preferences />
      <ChangePassword />
      <TwoFactor />
      <Sessions />
    </Box>
  );
};

export default Account;
