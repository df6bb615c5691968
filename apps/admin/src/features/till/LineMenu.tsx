import MoreVert from '@mui/icons-material/MoreVert';
import { IconButton, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Basket, Line } from './basket.ts';
import { SharesDialog } from './SharesDialog.tsx';

interface LineMenuProps {
  line: Line;
  basket: Basket;
  sellers: readonly { id: string; name: string }[];
  onChange: (change: Partial<Line>) => void;
}

/** Who sells a line, and which pass of the member pays for it. */
export const LineMenu = ({ line, basket, sellers, onChange }: LineMenuProps) => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [sharing, setSharing] = useState(false);
  const shared = (line.sellers?.length ?? 0) > 0;
  const passes = basket.member?.passes.filter(({ type }) => type.product.id === line.productId) ?? [];
  const choose = (change: Partial<Line>) => {
    setAnchor(null);
    onChange(change);
  };
  const item = { minHeight: 48 } as const;
  return (
    <>
      <IconButton
        sx={{ width: 48, height: 48 }}
        aria-label={t('resources.till.line')}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        <MoreVert fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {passes.length > 0 && <ListSubheader>{t('resources.till.by_pass')}</ListSubheader>}
        {passes.map(({ lotId, type, usesLeft }) => (
          <MenuItem
            key={lotId}
            sx={item}
            selected={line.passTypeId === type.id}
            onClick={() => choose({ passTypeId: line.passTypeId === type.id ? null : type.id })}
          >
            {type.name}
            {usesLeft != null && ` · ${t('resources.till.uses_left', { uses: usesLeft })}`}
          </MenuItem>
        ))}
        <ListSubheader>{t('resources.till.seller')}</ListSubheader>
        <MenuItem sx={item} selected={line.employeeId === null && !shared} onClick={() => choose({ employeeId: null, sellers: [] })}>
          {t('resources.till.nobody_sells')}
        </MenuItem>
        {sellers.map(({ id, name }) => (
          <MenuItem key={id} sx={item} selected={line.employeeId === id} onClick={() => choose({ employeeId: id, sellers: [] })}>
            {name}
          </MenuItem>
        ))}
        {sellers.length > 1 && (
          <MenuItem
            sx={item}
            selected={shared}
            onClick={() => {
              setAnchor(null);
              setSharing(true);
            }}
          >
            {t('resources.till.share')}
          </MenuItem>
        )}
      </Menu>
      {sharing && (
        <SharesDialog
          line={line}
          sellers={sellers}
          onClose={() => setSharing(false)}
          onSave={(together) => {
            setSharing(false);
            onChange({ employeeId: null, sellers: together });
          }}
        />
      )}
    </>
  );
};
