import { useTheme } from '@mui/material';

/** The product's mark. */
export const Mark = ({ size = 24 }: { size?: number }) => {
  const { palette } = useTheme();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flexShrink: 0 }}>
      <rect width="32" height="32" rx="8" fill={palette.primary.main} />
      <path
        d="M10 23V9h7a4.5 4.5 0 0 1 0 9h-7m7 0 5 5"
        fill="none"
        stroke={palette.primary.contrastText}
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
};
