import { Box, ButtonBase, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { Product } from './basket.ts';

interface Category {
  id: string;
  name: string;
}

/** Clicks leave the focus in the search field. */
const keepFocus = { onMouseDown: (event: React.MouseEvent) => event.preventDefault(), tabIndex: -1 } as const;

interface CategoriesProps {
  categories: readonly Category[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

/** The categories at the top of the tree, side by side. */
export const Categories = ({ categories, chosen, onChoose }: CategoriesProps) => {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', gap: 2, overflowX: 'auto', pb: 1, flexShrink: 0 }}>
      {[{ id: null, name: t('resources.till.all') }, ...categories].map(({ id, name }) => (
        <ButtonBase
          key={id ?? 'all'}
          {...keepFocus}
          aria-pressed={id === chosen}
          onClick={() => onChoose(id)}
          sx={{
            minHeight: 48,
            px: 4,
            flexShrink: 0,
            border: 1,
            borderColor: id === chosen ? 'primary.main' : 'divider',
            bgcolor: id === chosen ? 'action.selected' : 'background.paper',
            color: id === chosen ? 'primary.main' : 'text.primary',
            borderRadius: 1,
            fontSize: 14,
          }}
        >
          {name}
        </ButtonBase>
      ))}
    </Box>
  );
};

interface ProductsProps {
  products: readonly Product[];
  /** The one that Enter adds; -1: none. */
  marked: number;
  onAdd: (product: Product) => void;
}

/** What is found, or what there is, as tiles. */
export const Products = ({ products, marked, onAdd }: ProductsProps) => {
  const { money } = useFormat();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(148px, 1fr))',
        gridAutoRows: 'max-content',
        gap: 2,
        overflowY: 'auto',
        alignContent: 'start',
        flex: 1,
        pb: 4,
      }}
    >
      {products.map((product, at) => (
        <ButtonBase
          key={product.id}
          {...keepFocus}
          aria-current={at === marked}
          onClick={() => onAdd(product)}
          sx={{
            p: 3,
            minHeight: 76,
            display: 'flex',
            flexDirection: 'column',
            alignItems: 'flex-start',
            justifyContent: 'space-between',
            gap: 1,
            textAlign: 'left',
            bgcolor: 'background.paper',
            border: at === marked ? 2 : 1,
            borderColor: at === marked ? 'primary.main' : 'divider',
            borderRadius: 1,
            '&:hover': { bgcolor: 'action.hover' },
          }}
        >
          <Typography
            sx={{
              lineHeight: 1.35,
              display: '-webkit-box',
              WebkitLineClamp: 2,
              WebkitBoxOrient: 'vertical',
              overflow: 'hidden',
              overflowWrap: 'anywhere',
              flexShrink: 0,
            }}
          >
            {product.name}
          </Typography>
          <Box sx={{ display: 'flex', width: '100%', alignItems: 'baseline', gap: 1 }}>
            <Typography sx={{ fontWeight: 600 }}>{money(product.price)}</Typography>
            <Typography variant="caption" color="text.secondary" noWrap sx={{ ml: 'auto' }}>
              {product.spec ?? product.sku}
            </Typography>
          </Box>
        </ButtonBase>
      ))}
    </Box>
  );
};
