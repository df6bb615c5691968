const memberSettings = {
  name: 'Joining |||| Joining',
  fields: {
    phone: 'A phone must be given',
    document: 'A document must be shown',
    minAge: 'Age from which one may join',
    personsOnly: 'Natural persons only',
  },
  help: {
    document: 'Its number is encrypted; one document has one member.',
    minAge: 'In whole years, where the birthday is known. Empty: of any age.',
    personsOnly: 'Companies and groups cannot be registered.',
  },
  saved: 'Saved. Who is a member stays one.',
};

export default memberSettings;
