const callSettings = {
  name: 'Call settings',
  fields: { name: 'Which system', org: 'Rings at', employee: 'Employee', extension: 'Extension' },
  keys: 'Call keys',
  keys_help: 'The telephone system posts each call to /hooks/call with a key, and the member opens on the screens of the agents.',
  once: 'This key is shown once. Copy it into the telephone system now.',
  revoke_text: 'Calls that come with it are refused from now on.',
  extensions: 'Extensions',
  extensions_help: 'A call for a known extension opens for that employee alone, any other for every agent of the branch.',
  no_extensions: 'No extension is known yet.',
  extension_set: 'Extension changed',
};

export default callSettings;
