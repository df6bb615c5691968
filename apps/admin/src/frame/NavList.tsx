import { Box, ButtonBase, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { NavLink } from 'react-router';
import type { Room } from './rooms.ts';
import { useRooms } from './useRooms.ts';

interface ItemProps {
  room: Room;
  names: boolean;
  onGo?: (() => void) | undefined;
}

const NavItem = ({ room, names, onGo }: ItemProps) => {
  const t = useTranslate();
  const name = t(`resources.${room.name}.name`, { smart_count: 2 });
  return (
    <Tooltip title={names ? '' : name} placement="right">
      <ButtonBase
        component={NavLink}
        to={`/${room.name}`}
        onClick={() => onGo?.()}
        aria-label={name}
        sx={{
          display: 'flex',
          width: '100%',
          justifyContent: names ? 'flex-start' : 'center',
          gap: 2.5,
          px: 2,
          py: 1.5,
          borderRadius: 1.5 / 2,
          color: 'text.primary',
          fontSize: 14,
          '& svg': { fontSize: 19, color: 'text.secondary' },
          '&:hover': { bgcolor: 'action.hover' },
          '&.active': { bgcolor: 'action.selected', color: 'primary.main', fontWeight: 550, '& svg': { color: 'primary.main' } },
        }}
      >
        <room.icon />
        {names && name}
      </ButtonBase>
    </Tooltip>
  );
};

/** All rooms by group. */
export const NavList = ({ names, onGo }: { names: boolean; onGo?: () => void }) => {
  const t = useTranslate();
  return useRooms().map(([group, rooms]) => (
    <Box key={group} sx={{ mt: 3 }}>
      {names && rooms.length > 1 && (
        <Typography variant="caption" color="text.secondary" sx={{ px: 2, pb: 1, display: 'block' }}>
          {t(`frame.group.${group}`)}
        </Typography>
      )}
      {rooms.map((room) => (
        <NavItem key={room.name} room={room} names={names} onGo={onGo} />
      ))}
    </Box>
  ));
};
