import { BooleanInput } from 'react-admin';

/** The filter that shows what is out of use too; lists hide it otherwise. */
export const includeArchived = <BooleanInput key="includeArchived" source="includeArchived" />;
