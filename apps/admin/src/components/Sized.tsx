import { Box } from '@mui/material';
import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';

interface Size {
  width: number;
  height: number;
}

/** Fills its place and tells the drawing how large that is, in px. A drawing takes long: it is made piece by piece. */
export const Sized = ({ children }: { children: (size: Size) => ReactNode }) => {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      startTransition(() => setSize({ width: Math.round(width), height: Math.round(height) }));
    });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <Box ref={place} sx={{ width: '100%', height: '100%', overflow: 'hidden' }}>
      {size && size.width > 0 && children(size)}
    </Box>
  );
};
