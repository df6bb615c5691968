import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface EventRowProps {
  to: string;
  title: string;
  detail: string;
  figure: ReactNode;
}

/** One thing that happened, as a line of a list that leads to it. */
export const EventRow = ({ to, title, detail, figure }: EventRowProps) => (
  <li>
    <Link to={to}>
      <span className="what">
        <span>{title}</span>
        <small>{detail}</small>
      </span>
      {figure}
    </Link>
  </li>
);

/** Styled once for all its lines, which are many. */
const look = {
  listStyle: 'none',
  m: 0,
  p: 0,
  mx: -4,
  height: '100%',
  overflowY: 'auto',
  '& a': {
    display: 'flex',
    alignItems: 'center',
    gap: 3,
    px: 4,
    py: 2,
    color: 'text.primary',
    textDecoration: 'none',
    borderBottom: 1,
    borderColor: 'divider',
    '&:hover': { bgcolor: 'action.hover' },
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& .what': { flex: 1, minWidth: 0 },
  '& .what > *': { display: 'block', overflowWrap: 'anywhere' },
  '& small': { fontSize: 12, color: 'text.secondary' },
} as const;

/** A list of such lines that scrolls within its card. */
export const EventList = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box component="ul" tabIndex={0} aria-label={label} sx={look}>
    {children}
  </Box>
);
