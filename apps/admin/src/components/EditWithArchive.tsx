import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { Edit, SaveButton, SimpleForm, Toolbar } from 'react-admin';
import { ArchiveButton } from './ArchiveButton.tsx';
import { formPage } from './formPage.ts';
import type { PageLook } from './FormPage.tsx';

interface EditWithArchiveProps {
  archive: (id: string) => Promise<unknown>;
  restore: (id: string) => Promise<unknown>;
  redirect?: 'list' | 'show';
  /** Of a page that is wider than a form. */
  sx?: PageLook;
  /** Stands under the form, with the record, and is saved by itself. */
  below?: ReactNode;
  children: ReactNode;
}

/** One column of fields with save at the left and archive at the right. Nothing is shown as saved before the server says so. */
export const EditWithArchive = ({ archive, restore, redirect = 'list', sx, below, children }: EditWithArchiveProps) => (
  <Edit redirect={redirect} mutationMode="pessimistic" sx={{ ...formPage, ...sx }}>
    <SimpleForm
      warnWhenUnsavedChanges
      toolbar={
        <Toolbar sx={{ bgcolor: 'transparent' }}>
          <SaveButton />
          <Box sx={{ flex: 1 }} />
          <ArchiveButton archive={archive} restore={restore} />
        </Toolbar>
      }
    >
      {children}
    </SimpleForm>
    {below}
  </Edit>
);
