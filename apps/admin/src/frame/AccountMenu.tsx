import { Avatar, Box, Divider, IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useViewer } from '../providers/viewer.ts';

/** Who is signed in, the account page, the way out. */
export const AccountMenu = () => {
  const t = useTranslate();
  const viewer = useViewer();
  const logout = useLogout();
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (then: () => void) => () => {
    setAnchor(null);
    then();
  };
  return (
    <>
      <IconButton
        aria-label={t('frame.account')}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        sx={{ p: 1 }}
      >
        <Avatar sx={{ width: 28, height: 28, fontSize: 13, bgcolor: 'primary.main', color: 'primary.contrastText' }}>
          {[...viewer.name][0]}
        </Avatar>
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box sx={{ px: 4, py: 2 }}>
          <Typography sx={{ fontWeight: 600 }}>{viewer.name}</Typography>
          <Typography variant="body2" color="text.secondary">
            {t(`resources.staff.role.${viewer.role}`)}
          </Typography>
        </Box>
        <Divider />
        <MenuItem onClick={close(() => void navigate('/account'))}>{t('frame.account')}</MenuItem>
        <MenuItem onClick={close(() => void logout())}>{t('frame.sign_out')}</MenuItem>
      </Menu>
    </>
  );
};
