import { builder } from '../../builder.ts';
import type { EmployeeViewer } from '../../viewer.ts';

/** The type of who is signed in; its fields are in schema.ts, and rooms add what is theirs. */
export const Viewer = builder.objectRef<EmployeeViewer>('Viewer');
