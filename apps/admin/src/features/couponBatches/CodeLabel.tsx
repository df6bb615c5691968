import { Box, Typography } from '@mui/material';
import { memo } from 'react';
import { renderSVG } from 'uqr';

interface CodeLabelProps {
  code: string;
  name: string;
  valid: string;
}

/** A code to be cut out. Always black on white: a QR code is read from that. */
export const CodeLabel = memo(({ code, name, valid }: CodeLabelProps) => (
  <Box
    component="article"
    sx={{
      display: 'grid',
      gridTemplateColumns: '22mm 1fr',
      gap: '2mm',
      alignItems: 'center',
      width: '60mm',
      height: '31mm',
      p: '2mm',
      border: '1px dashed #999',
      breakInside: 'avoid',
      overflow: 'hidden',
      bgcolor: '#fff',
      color: '#000',
    }}
  >
    <Box
      component="img"
      alt=""
      src={`data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(code, { border: 1 }))}`}
      sx={{ width: '22mm', height: '22mm' }}
    />
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ fontSize: '9pt', fontWeight: 600, lineHeight: 1.2, maxHeight: '2.4em', overflow: 'hidden' }}>{name}</Typography>
      <Typography sx={{ fontSize: '7.5pt', fontFamily: 'monospace', lineHeight: 1.3, my: '1mm', overflowWrap: 'anywhere' }}>
        {code}
      </Typography>
      <Typography sx={{ fontSize: '7pt', lineHeight: 1.2 }}>{valid}</Typography>
    </Box>
  </Box>
));
