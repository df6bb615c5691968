import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { mutate } from '../../providers/apollo.ts';
import { inTreeOrder } from '../../tree.ts';
import { CategoriesDocument } from '../categories/documents.ts';
import { useAct } from '../../components/useAct.ts';
import { useStores } from '../orgs/useOrgs.ts';
import { OpenStockCountDocument } from './documents.ts';

const OpenDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const stores = useStores();
  const { data } = useQuery(CategoriesDocument, { variables: { includeArchived: false } });
  const categories = inTreeOrder(data?.categories ?? []);
  const [storeId, setStoreId] = useState('');
  const [categoryId, setCategoryId] = useState('');
  const [name, setName] = useState('');
  const { act, busy, failure } = useAct();
  const label = (field: string) => t(`resources.stockCounts.fields.${field}`);
  const save = () =>
    act(async () => {
      const input = { storeId, categoryId: categoryId || null, name: name || null };
      const { openStockCount } = await mutate(OpenStockCountDocument, { input });
      void navigate(`/stockCounts/${encodeURIComponent(openStockCount.id)}/show`);
    }, 'resources.stockCounts.opened');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{t('resources.stockCounts.open')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3, pt: '8px !important' }}>
        <TextField select required label={label('store')} value={storeId} onChange={({ target }) => setStoreId(target.value)}>
          {stores.map((store) => (
            <MenuItem key={store.id} value={store.id}>
              {store.name}
            </MenuItem>
          ))}
        </TextField>
        <TextField select label={label('category')} value={categoryId} onChange={({ target }) => setCategoryId(target.value)}>
          <MenuItem value="">{t('resources.stockCounts.everything')}</MenuItem>
          {categories.map((category) => (
            <MenuItem key={category.id} value={category.id} sx={{ pl: 4 + category.depth * 4 }}>
              {category.name}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={label('name')}
          helperText={t('resources.stockCounts.name_help')}
          value={name}
          onChange={({ target }) => setName(target.value)}
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={storeId === ''} loading={busy} onClick={() => void save()}>
          {t('resources.stockCounts.open')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Opens a count, with what should be there. */
export const OpenButton = () => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {t('resources.stockCounts.open')}
      </Button>
      {open && <OpenDialog onClose={() => setOpen(false)} />}
    </>
  );
};
