import Notifications from '@mui/icons-material/NotificationsOutlined';
import { Badge, IconButton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useOpenAlerts } from './useOpenAlerts.ts';

/** The way to the inbox, with how many alerts nobody has seen to. */
export const Bell = () => {
  const t = useTranslate();
  const open = useOpenAlerts();
  return (
    <IconButton component={Link} to="/alerts" aria-label={t('resources.alerts.bell', { count: open })} sx={{ mr: 2 }}>
      <Badge badgeContent={open} color="error" max={9999}>
        <Notifications fontSize="small" />
      </Badge>
    </IconButton>
  );
};
