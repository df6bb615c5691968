const calls = {
  name: 'Incoming call |||| Incoming calls',
  fields: {
    at: 'Time',
    phone: 'Number',
    member: 'Member',
    extension: 'Extension',
    employee: 'For',
    outcome: 'Outcome',
    text: 'What was said',
  },
  take: 'Open calls on this screen',
  ringing: 'Incoming call',
  unknown: 'Unknown number',
  open: 'Open member',
  register: 'Register',
};

export default calls;
