import type { ReactNode } from 'react';
import { Edit, SimpleForm } from 'react-admin';
import { ArchiveButton } from './ArchiveButton.tsx';
import { formPage } from './formPage.ts';
import type { PageLook } from './FormPage.tsx';
import { SaveBar } from './SaveBar.tsx';

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
        <SaveBar>
          <ArchiveButton archive={archive} restore={restore} />
        </SaveBar>
      }
    >
      {children}
    </SimpleForm>
    {below}
  </Edit>
);
