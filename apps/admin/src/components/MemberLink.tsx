import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router';

interface MemberLinkProps {
  member: { id: string; name: string; number: string };
  /** Which page of the member's. */
  page?: 'show' | 'assets';
}

/** The way to a member's page. */
export const MemberLink = ({ member: { id, name, number }, page = 'show' }: MemberLinkProps) => (
  <Link component={RouterLink} to={`/members/${encodeURIComponent(id)}/${page}`}>
    {`${name} · ${number}`}
  </Link>
);
