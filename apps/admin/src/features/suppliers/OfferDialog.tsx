import { useQuery } from '@apollo/client/react';
import {
  Alert,
  Autocomplete,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { mutate } from '../../providers/apollo.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useAct } from '../../components/useAct.ts';
import { ProductsDocument } from '../products/documents.ts';
import { type Offer, SetOfferDocument, WithdrawOfferDocument } from './documents.ts';

interface Product {
  id: string;
  name: string;
}

/** Any product, searched while typing. */
const ProductInput = ({ value, onChange }: { value: Product | null; onChange: (product: Product | null) => void }) => {
  const t = useTranslate();
  const [text, setText] = useState('');
  const { data, loading } = useQuery(ProductsDocument, { variables: { first: 30, filter: { text: text || null } } });
  return (
    <Autocomplete
      options={data?.products.edges.map(({ node }) => ({ id: node.id, name: node.name })) ?? []}
      value={value}
      loading={loading}
      onInputChange={(_, typed) => setText(typed)}
      filterOptions={(all) => all}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(a, b) => a.id === b.id}
      onChange={(_, product) => onChange(product)}
      renderInput={(params) => <TextField {...params} label={t('resources.suppliers.offer.product')} autoFocus />}
    />
  );
};

interface OfferDialogProps {
  supplierId: string;
  /** Null: a new one. */
  offer: Offer | null;
  onClose: () => void;
}

function useOffer({ supplierId, offer, onClose }: OfferDialogProps) {
  const [product, setProduct] = useState<Product | null>(offer?.product ?? null);
  const [form, setForm] = useState({
    preferred: offer?.preferred ?? true,
    sku: offer?.sku ?? '',
    packName: offer?.packName ?? '',
    packSize: offer?.packSize ?? '1',
    packCost: offer?.packCost ?? '',
    leadDays: offer?.leadDays == null ? '' : String(offer.leadDays),
  });
  const { act, busy, failure } = useAct(onClose);
  const put = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }));
  const productId = product?.id ?? '';
  const input = {
    supplierId,
    productId,
    preferred: form.preferred,
    sku: form.sku || null,
    packName: form.packName || null,
    packSize: form.packSize,
    packCost: form.packCost || null,
    leadDays: form.leadDays === '' ? null : Number(form.leadDays),
  };
  const save = () => act(() => mutate(SetOfferDocument, { input }), 'resources.suppliers.offer.saved');
  const withdraw = () => act(() => mutate(WithdrawOfferDocument, { supplierId, productId }), 'resources.suppliers.offer.withdrawn');
  return { product, setProduct, form, put, busy, failure, save, withdraw, ready: product !== null && form.packSize !== '' };
}

/** What a supplier offers of a product. */
export const OfferDialog = (props: OfferDialogProps) => {
  const t = useTranslate();
  const { minorDigits, currency } = useViewer().chain;
  const { product, setProduct, form, put, busy, failure, save, withdraw, ready } = useOffer(props);
  const label = (word: string) => t(`resources.suppliers.offer.${word}`);
  const decimal = { htmlInput: { inputMode: 'decimal' as const } };
  return (
    <Dialog open onClose={props.onClose} fullWidth maxWidth="xs">
      <DialogTitle>{props.offer?.product.name ?? label('add')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3, pt: '8px !important' }}>
        {!props.offer && <ProductInput value={product} onChange={setProduct} />}
        <TextField label={label('packName')} value={form.packName} onChange={({ target }) => put({ packName: target.value })} />
        <TextField
          label={label('packSize')}
          value={form.packSize}
          onChange={({ target }) => put({ packSize: plainAmount(target.value, 3) })}
          slotProps={decimal}
        />
        <TextField
          label={`${label('packCost')} (${currency})`}
          value={form.packCost}
          onChange={({ target }) => put({ packCost: plainAmount(target.value, minorDigits) })}
          slotProps={decimal}
        />
        <TextField label={label('sku')} value={form.sku} onChange={({ target }) => put({ sku: target.value })} />
        <TextField
          label={label('leadDays')}
          value={form.leadDays}
          onChange={({ target }) => put({ leadDays: plainAmount(target.value, 0) })}
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
        <FormControlLabel
          control={<Switch checked={form.preferred} onChange={(_, preferred) => put({ preferred })} />}
          label={label('preferred_help')}
        />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        {props.offer && (
          <Button color="error" disabled={busy} onClick={() => void withdraw()} sx={{ mr: 'auto' }}>
            {label('withdraw')}
          </Button>
        )}
        <Button onClick={props.onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={!ready} loading={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
