import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import type { Job } from './documents.ts';

/** The first refused rows with their reasons; all of them are in the file. */
export const Refusals = ({ job }: { job: Job }) => {
  const t = useTranslate();
  const rows = job.refusals.edges.map(({ node }) => node);
  if (rows.length === 0) return null;
  const label = (field: string) => t(`resources.imports.fields.${field}`);
  return (
    <Section title={t('resources.imports.refusals')}>
      <Box sx={{ overflowX: 'auto' }}>
        <FigureTable
          caption={t('resources.imports.refusals')}
          rows={rows}
          rowKey={({ row, column }) => `${row} ${column}`}
          columns={[
            { key: 'row', label: label('row'), figure: true, render: ({ row }) => row, value: ({ row }) => row },
            {
              key: 'column',
              label: label('column'),
              render: ({ column }) => column || t('resources.imports.whole_row'),
              value: ({ column }) => column,
            },
            { key: 'reason', label: label('reason'), render: ({ message }) => message, value: ({ message }) => message },
          ]}
        />
      </Box>
    </Section>
  );
};
