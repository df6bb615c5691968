const join = {
  title: 'Join %{chain}',
  fields: {
    phone: 'Mobile phone',
    code: 'Code',
    name: 'Name',
    gender: 'Gender',
    birthday: 'Birthday',
    kind: 'Kind of document',
    number: 'Document number',
    storeCode: 'Your store',
  },
  send: 'Send me a code',
  again: 'Send another code',
  sent: 'Six digits, sent to your phone; they hold for ten minutes.',
  join: 'Join',
  welcome: 'Welcome to %{chain}',
  level: 'You start as %{level}.',
  number: 'Your member number',
  closed: 'Nobody can register here at present. Please ask in one of our stores.',
};

export default join;
