/** Where members come from, as choices of an input. */
export const SOURCES = ['COUNTER', 'CALL_CENTRE', 'WEBSITE', 'APP', 'SERVICE_WINDOW', 'IMPORT', 'PARTNER'].map((id) => ({
  id,
  name: `resources.members.source.${id}`,
}));

export const GENDERS = ['FEMALE', 'MALE', 'OTHER'].map((id) => ({ id, name: `resources.members.gender.${id}` }));
