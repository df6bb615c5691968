import { Box, ButtonBase, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface EventRowProps {
  to: string;
  title: string;
  detail: string;
  figure: ReactNode;
}

/** One thing that happened, as a line of a card that leads to it. */
export const EventRow = ({ to, title, detail, figure }: EventRowProps) => (
  <Box component="li">
    <ButtonBase
      component={Link}
      to={to}
      sx={{
        display: 'flex',
        width: '100%',
        gap: 3,
        px: 4,
        py: 2,
        textAlign: 'left',
        font: 'inherit',
        borderBottom: 1,
        borderColor: 'divider',
        '&:hover': { bgcolor: 'action.hover' },
        '&.Mui-focusVisible': { outlineOffset: -2 },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography variant="caption" color="text.secondary" component="div" noWrap>
          {detail}
        </Typography>
      </Box>
      <Box sx={{ flexShrink: 0 }}>{figure}</Box>
    </ButtonBase>
  </Box>
);
