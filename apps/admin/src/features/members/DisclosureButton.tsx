import { Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useLocale, useTranslate } from 'react-admin';

/** All that is held of the member, for the member: a page in the language of the admin, or data for a machine. */
export const DisclosureButton = ({ id }: { id: string }) => {
  const t = useTranslate();
  const locale = useLocale();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const path = `/api/members/${encodeURIComponent(id)}/disclosure`;
  const file = (label: string, href: string) => (
    <MenuItem component="a" href={href} download onClick={() => setAnchor(null)}>
      {t(label)}
    </MenuItem>
  );
  return (
    <>
      <Button variant="outlined" aria-haspopup="menu" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        {t('resources.members.person.disclose')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {file('resources.members.person.disclose_page', `${path}/html?locale=${locale}`)}
        {file('resources.members.person.disclose_data', `${path}/json`)}
      </Menu>
    </>
  );
};
