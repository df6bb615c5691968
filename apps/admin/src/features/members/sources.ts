import { ALL_RFM_GROUPS, RFM_SCORES } from '@regulars/domain/rfm';

/** Where members come from, as choices of an input. */
export const SOURCES = ['COUNTER', 'CALL_CENTRE', 'WEBSITE', 'APP', 'SERVICE_WINDOW', 'IMPORT', 'PARTNER'].map((id) => ({
  id,
  name: `resources.members.source.${id}`,
}));

export const GENDERS = ['FEMALE', 'MALE', 'OTHER'].map((id) => ({ id, name: `resources.members.gender.${id}` }));

/** Groups and scores of RFM. */
export const RFM_GROUP_CHOICES = ALL_RFM_GROUPS.map((id) => ({ id, name: `resources.members.rfm.${id}` }));

export const SCORES = RFM_SCORES.map((id) => ({ id, name: String(id) }));
