import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KpiTile } from '../../components/KpiTile.tsx';

interface TilesProps<Name extends string> {
  /** Undefined while they are loading. */
  figures: Readonly<Record<Name, string>> | undefined;
  names: readonly Name[];
}

/** Sums of a month, as tiles. */
export function Tiles<Name extends string>({ figures, names }: TilesProps<Name>) {
  const t = useTranslate();
  return (
    <Box
      sx={{
        display: 'grid',
        gap: '1px',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: `repeat(${names.length}, minmax(0, 1fr))` },
        bgcolor: 'divider',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
      }}
    >
      {names.map((name) => (
        <KpiTile key={name} title={t(`resources.commissions.fields.${name}`)} value={figures?.[name]} measure="money" loading={!figures} />
      ))}
    </Box>
  );
}
