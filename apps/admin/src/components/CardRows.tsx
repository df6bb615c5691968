import { Box, ButtonBase, Skeleton, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext } from 'react-admin';

export interface CardText {
  title: ReactNode;
  /** Small, grey. */
  detail?: ReactNode;
  /** At the right: the figure, and something small under it. */
  figure?: ReactNode;
  note?: ReactNode;
}

interface CardRowsProps<Row extends RaRecord> {
  /** Shown where there are no rows. */
  empty: ReactNode;
  card: (row: Row) => CardText;
  onOpen: (row: Row) => void;
}

/** A list on a phone: cards of two lines instead of columns. */
export function CardRows<Row extends RaRecord>({ empty, card, onOpen }: CardRowsProps<Row>) {
  const { data, isPending } = useListContext<Row>();
  if (isPending) return Array.from({ length: 8 }, (_, at) => <Skeleton key={at} height={64} sx={{ mx: 4, transform: 'none', my: 0.5 }} />);
  if (!data?.length) return empty;
  return data.map((row) => {
    const { title, detail, figure, note } = card(row);
    return (
      <ButtonBase
        key={row.id}
        onClick={() => onOpen(row)}
        sx={{
          display: 'flex',
          width: '100%',
          gap: 3,
          px: 4,
          py: 3,
          textAlign: 'left',
          font: 'inherit',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography noWrap sx={{ fontWeight: 550 }} component="div">
            {title}
          </Typography>
          <Typography variant="body2" color="text.secondary" component="div" noWrap>
            {detail}
          </Typography>
        </Box>
        <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
          <Typography component="div">{figure}</Typography>
          <Typography variant="body2" color="text.secondary" component="div">
            {note}
          </Typography>
        </Box>
      </ButtonBase>
    );
  });
}
