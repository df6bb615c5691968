import { useQuery } from '@apollo/client/react';
import { Box, Button, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Column, FigureTable } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CountLinesShown } from '../../gql/graphql.ts';
import { nodeIn } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { CountedField } from './CountedField.tsx';
import { type Count, type CountLine, CountLinesDocument } from './documents.ts';

const PAGE = 100;
const SHOWN = ['ALL', 'UNCOUNTED', 'COUNTED', 'DIFFERENT'] as const;

function useColumns(count: Count): Column<CountLine>[] {
  const t = useTranslate();
  const { quantity } = useFormat();
  const open = useMay('stock.write') && count.state === 'OPEN';
  const label = (field: string) => t(`resources.stockCounts.fields.${field}`);
  const tone = (difference: string | null) =>
    Number(difference ?? 0) < 0 ? 'error.main' : Number(difference ?? 0) > 0 ? 'success.main' : '';
  return [
    {
      key: 'product',
      label: label('product'),
      render: ({ product }) => (
        <>
          {product.name}
          <Typography variant="caption" color="text.secondary" component="div">
            {[product.sku, product.unit].filter(Boolean).join(' · ')}
          </Typography>
        </>
      ),
    },
    { key: 'expected', label: label('expected'), figure: true, render: ({ expected }) => quantity(expected) },
    { key: 'book', label: label('book'), figure: true, render: ({ book }) => quantity(book) },
    {
      key: 'counted',
      label: label('counted'),
      figure: true,
      render: (line) => (open ? <CountedField countId={count.id} line={line} /> : quantity(line.counted)),
    },
    {
      key: 'difference',
      label: label('difference'),
      figure: true,
      render: ({ difference }) => (
        <Box component="span" sx={{ color: tone(difference), fontWeight: Number(difference ?? 0) === 0 ? 400 : 600 }}>
          {Number(difference ?? 0) > 0 ? '+' : ''}
          {quantity(difference)}
        </Box>
      ),
    },
  ];
}

/** The lines of a count, page by page; what is found is entered right here. */
export const CountLines = ({ count }: { count: Count }) => {
  const t = useTranslate();
  const columns = useColumns(count);
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('ALL');
  const [text, setText] = useState('');
  const [pages, setPages] = useState<readonly string[]>([]);
  const { data } = useQuery(CountLinesDocument, {
    variables: {
      id: count.id,
      shown: shown === 'ALL' ? null : (shown satisfies CountLinesShown),
      text: text || null,
      first: PAGE,
      after: pages.at(-1) ?? null,
    },
    fetchPolicy: 'network-only',
  });
  const lines = nodeIn(data)?.lines;
  const rows = lines?.edges.map(({ node }) => node) ?? [];
  const { hasNextPage = false, endCursor = null } = lines?.pageInfo ?? {};
  return (
    <Box sx={{ mt: 6 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, mb: 3, alignItems: 'center', displayPrint: 'none' }}>
        <TextField
          label={t('resources.products.fields.q')}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setPages([]);
          }}
          sx={{ width: { xs: '100%', sm: 260 } }}
        />
        <ToggleButtonGroup
          exclusive
          size="small"
          value={shown}
          aria-label={t('common.filters')}
          onChange={(_, next: (typeof SHOWN)[number] | null) => {
            if (next) setShown(next);
            setPages([]);
          }}
        >
          {SHOWN.map((which) => (
            <ToggleButton key={which} value={which}>
              {t(`resources.stockCounts.shown.${which}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <Box sx={{ overflowX: 'auto' }}>
        {lines && rows.length === 0 ? (
          <Typography color="text.secondary">{t('resources.stockCounts.lines_empty')}</Typography>
        ) : (
          <FigureTable caption={count.name} rows={rows} rowKey={({ product }) => product.id} columns={columns} />
        )}
      </Box>
      {(pages.length > 0 || hasNextPage) && (
        <Box sx={{ display: 'flex', gap: 2, mt: 3, displayPrint: 'none' }}>
          <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
            {t('common.back')}
          </Button>
          <Button disabled={!hasNextPage || !endCursor} onClick={() => endCursor && setPages([...pages, endCursor])}>
            {t('common.next')}
          </Button>
        </Box>
      )}
    </Box>
  );
};
