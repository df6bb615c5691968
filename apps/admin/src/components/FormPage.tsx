import type { ReactNode } from 'react';
import { Create, Edit, SimpleForm } from 'react-admin';
import { formPage } from './formPage.ts';
import { SaveBar } from './SaveBar.tsx';

/** What a page may say of its width. */
export interface PageLook {
  maxWidth: number;
}

interface FormPageProps {
  /** Of a page that is wider than a form. */
  sx?: PageLook;
  children: ReactNode;
  /** Where to go after saving. */
  redirect?: 'list' | 'show' | 'edit';
  defaults?: Record<string, unknown>;
  /** The defaults can be saved as they are. */
  filled?: boolean;
}

/** One column of fields for something new. */
export const CreatePage = ({ children, redirect = 'list', defaults, filled = false, sx }: FormPageProps) => (
  <Create redirect={redirect} sx={{ ...formPage, ...sx }}>
    <SimpleForm toolbar={<SaveBar alwaysEnable={filled} />} warnWhenUnsavedChanges {...(defaults && { defaultValues: defaults })}>
      {children}
    </SimpleForm>
  </Create>
);

/** One column of fields for something that exists. Nothing is shown as saved before the server says so. */
export const EditPage = ({ children, redirect = 'list' }: FormPageProps) => (
  <Edit redirect={redirect} mutationMode="pessimistic" sx={formPage}>
    <SimpleForm toolbar={<SaveBar />} warnWhenUnsavedChanges>
      {children}
    </SimpleForm>
  </Edit>
);
