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
  channels: 'Channels',
  channels_help: 'How people become members, and where they start. The website is %{address}.',
  starts_at: 'Starts at',
  lowest: 'Lowest level',
  open: '%{name} takes new members',
  channel_set: 'Channel changed',
  key: {
    fields: { name: 'Which app or partner', source: 'What it is', org: 'Home store' },
    keys: 'Keys of apps and partners',
    keys_help:
      'An app or a partner posts each registration to /hooks/register with a key; the member comes from it and belongs to its store.',
    once: 'This key is shown once. Copy it into the app now.',
    revoke_text: 'Registrations that come with it are refused from now on.',
  },
  saved: 'Saved. Who is a member stays one.',
};

export default memberSettings;
