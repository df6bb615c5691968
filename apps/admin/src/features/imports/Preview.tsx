import { Box, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import type { ImportPreviewQuery } from '../../gql/graphql.ts';

type Preview = ImportPreviewQuery['importPreview'];

const Outcome = ({ row: { refusals, effects } }: { row: Preview['rows'][number] }) => {
  const t = useTranslate();
  if (refusals.length > 0) {
    return refusals.map(({ column, message }) => (
      <Typography key={`${column}${message}`} variant="body2" color="error">
        {[column, message].filter(Boolean).join(': ')}
      </Typography>
    ));
  }
  if (effects.length === 0)
    return (
      <Typography variant="body2" color="success.main">
        {t('resources.imports.taken')}
      </Typography>
    );
  return effects.map((effect) => (
    <Chip key={effect} size="small" variant="outlined" label={t(`resources.imports.effect.${effect}`)} sx={{ mr: 1 }} />
  ));
};

/** The first rows as the file has them, each with what will become of it. */
export const Preview = ({ preview }: { preview: Preview }) => {
  const t = useTranslate();
  return (
    <Section title={t('resources.imports.preview')} help={t('resources.imports.preview_help')}>
      <Box
        component="section"
        sx={{ overflow: 'auto', maxHeight: 480, border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper' }}
        tabIndex={0}
        aria-label={t('resources.imports.preview')}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell align="right">{t('resources.imports.fields.row')}</TableCell>
              <TableCell sx={{ minWidth: 200 }}>{t('resources.imports.outcome')}</TableCell>
              {preview.header.map((column) => (
                <TableCell key={column}>{column}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {preview.rows.map((row) => (
              <TableRow key={row.row}>
                <TableCell align="right">{row.row}</TableCell>
                <TableCell>
                  <Outcome row={row} />
                </TableCell>
                {preview.header.map((column, at) => (
                  <TableCell key={column} sx={{ whiteSpace: 'nowrap' }}>
                    {row.cells[at]}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
};
