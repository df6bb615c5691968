import ChevronRight from '@mui/icons-material/ChevronRight';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button, ButtonBase, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMay } from '../../providers/viewer.ts';
import { PackText } from '../purchaseOrders/PackText.tsx';
import { unitsOf } from '../purchaseOrders/packs.ts';
import { costOf, type Group, keyOf, orderOf, packsFor, type Suggestion, type Typed } from './groups.ts';

interface GroupSectionProps {
  group: Group;
  typed: Typed;
  onType: (row: Suggestion, packs: string) => void;
  onOrder: (() => void) | undefined;
  busy: boolean;
  /** Whether its products are shown at first. */
  open: boolean;
}

function useColumns({ typed, onType, group }: GroupSectionProps): Column<Suggestion>[] {
  const t = useTranslate();
  const { quantity, day } = useFormat();
  const label = (field: string) => t(`resources.suggestions.fields.${field}`);
  const product: Column<Suggestion> = {
    key: 'product',
    label: label('product'),
    render: (row) => (
      <>
        {row.product.name}
        <Typography variant="caption" color="text.secondary" component="div">
          {row.product.sku} <PackText packName={row.packName} packSize={row.packSize} unit={row.product.unit} />
        </Typography>
      </>
    ),
  };
  const figures: Column<Suggestion>[] = [
    { key: 'onHand', label: label('onHand'), figure: true, render: (row) => quantity(row.onHand), value: (row) => Number(row.onHand) },
    { key: 'reorderPoint', label: label('reorderPoint'), figure: true, render: (row) => quantity(row.reorderPoint) },
    { key: 'onOrder', label: label('onOrder'), figure: true, render: (row) => (Number(row.onOrder) > 0 ? quantity(row.onOrder) : null) },
    { key: 'perDay', label: label('perDay'), figure: true, render: (row) => quantity(String(Math.round(Number(row.perDay) * 10) / 10)) },
    { key: 'soldOutOn', label: label('soldOutOn'), render: (row) => day(row.soldOutOn), value: (row) => row.soldOutOn },
  ];
  const packs: Column<Suggestion> = {
    key: 'packs',
    label: label('packs'),
    figure: true,
    render: (row) => (
      <TextField
        value={packsFor(row, typed)}
        disabled={!group.supplier}
        onChange={({ target }) => onType(row, plainAmount(target.value, 0))}
        sx={{ width: 72 }}
        slotProps={{
          htmlInput: { inputMode: 'numeric', style: { textAlign: 'right' }, 'aria-label': `${label('packs')} ${row.product.name}` },
        }}
      />
    ),
  };
  const units: Column<Suggestion> = {
    key: 'units',
    label: label('units'),
    figure: true,
    render: (row) => `${quantity(unitsOf(packsFor(row, typed), row.packSize))} ${row.product.unit ?? ''}`,
  };
  return [product, ...figures, packs, units];
}

/** What one store should order from one supplier: a line that opens. */
export const GroupSection = (props: GroupSectionProps) => {
  const { group, typed, onOrder, busy } = props;
  const t = useTranslate();
  const { money } = useFormat();
  const cost = useMay('cost.read');
  const columns = useColumns(props);
  const [open, setOpen] = useState(props.open);
  const supplier = group.supplier?.name ?? t('resources.suggestions.no_supplier');
  const title = `${supplier} → ${group.store.name}`;
  return (
    <Box component="section" aria-label={title} sx={{ borderBottom: 1, borderColor: 'divider', py: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <ButtonBase
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          sx={{
            flex: '1 1 220px',
            justifyContent: 'flex-start',
            gap: 1,
            textAlign: 'left',
            py: 1,
            font: 'inherit',
            borderRadius: 1,
            minWidth: 0,
          }}
        >
          {open ? <ExpandMore fontSize="small" /> : <ChevronRight fontSize="small" />}
          <Box component="span" sx={{ minWidth: 0 }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {title}
            </Box>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {t('resources.suggestions.products', { smart_count: group.rows.length })}
            </Box>
          </Box>
        </ButtonBase>
        {cost && group.supplier && (
          <Typography sx={{ fontVariantNumeric: 'tabular-nums' }}>{money(String(costOf(group, typed)))}</Typography>
        )}
        {group.supplier && onOrder && (
          <Button variant="outlined" disabled={busy || !orderOf(group, typed)} onClick={onOrder}>
            {t('resources.suggestions.order')}
          </Button>
        )}
      </Box>
      {!group.supplier && <Typography color="text.secondary">{t('resources.suggestions.no_supplier_help')}</Typography>}
      {open && (
        <Box sx={{ overflowX: 'auto', mt: 2 }}>
          <FigureTable caption={title} rows={group.rows} rowKey={keyOf} columns={columns} />
        </Box>
      )}
    </Box>
  );
};
