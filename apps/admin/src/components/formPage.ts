/** Look of a form's page: as wide as one reads, the fields as wide as the form. */
export const formPage = {
  maxWidth: 600,
  '& form > .MuiCardContent-root > .MuiStack-root': { alignItems: 'stretch' },
} as const;
