import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { formPage } from '../../components/formPage.ts';
import { mutate } from '../../providers/apollo.ts';
import { useAct } from '../../components/useAct.ts';
import { useStores } from '../orgs/useOrgs.ts';
import { SuppliersDocument } from '../suppliers/documents.ts';
import { LinesEditor } from './LinesEditor.tsx';
import { CreatePurchaseOrdersDocument } from './mutations.ts';
import { type DraftLine, orderLines } from './packs.ts';

/** As many as a picker shows. */
const MOST = 200;

/** A draft by hand: for which store, from whom, what. The key is new for each page, so that a second press orders nothing twice. */
export const OrderCreate = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const stores = useStores();
  const { data } = useQuery(SuppliersDocument, { variables: { first: MOST } });
  const suppliers = data?.suppliers.edges.map(({ node }) => node) ?? [];
  const [key] = useState(() => crypto.randomUUID());
  const [storeId, setStoreId] = useState('');
  const [supplierId, setSupplierId] = useState('');
  const [lines, setLines] = useState<DraftLine[]>([]);
  const { act, busy, failure } = useAct();
  const label = (field: string) => t(`resources.purchaseOrders.fields.${field}`);
  const orders = [{ storeId, supplierId, lines: orderLines(lines) }];
  const save = () =>
    act(async () => {
      const { createPurchaseOrders } = await mutate(CreatePurchaseOrdersDocument, { orders, idempotencyKey: key });
      void navigate(`/purchaseOrders/${encodeURIComponent(createPurchaseOrders[0]?.id ?? '')}/show`);
    }, 'resources.purchaseOrders.saved');
  return (
    <Box sx={{ ...formPage, display: 'grid', gap: 4 }}>
      <Title title={t('resources.purchaseOrders.create')} />
      <TextField select required label={label('store')} value={storeId} onChange={({ target }) => setStoreId(target.value)}>
        {stores.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        required
        label={label('supplier')}
        value={supplierId}
        onChange={({ target }) => {
          setSupplierId(target.value);
          setLines([]);
        }}
      >
        {suppliers.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      {supplierId && <LinesEditor supplierId={supplierId} lines={lines} onChange={setLines} />}
      {failure && <Alert severity="error">{failure}</Alert>}
      <Button
        variant="contained"
        sx={{ justifySelf: 'start' }}
        disabled={!storeId || orderLines(lines).length === 0}
        loading={busy}
        onClick={() => void save()}
      >
        {t('common.save')}
      </Button>
    </Box>
  );
};
