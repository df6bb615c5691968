import { Avatar } from '@mui/material';

interface FaceProps {
  name: string;
  /** Where the photo lies; without one the first character of the name stands there. */
  src?: string | null | undefined;
  size: number;
}

/** Somebody's photo. The name stands beside it, so it says nothing to who cannot see it. */
export const Face = ({ name, src, size }: FaceProps) => (
  <Avatar
    alt=""
    aria-hidden
    {...(src && { src })}
    sx={{ width: size, height: size, fontSize: size * 0.45, bgcolor: 'action.selected', color: 'primary.main', fontWeight: 600 }}
  >
    {[...name][0]}
  </Avatar>
);
