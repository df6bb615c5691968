const customFields = {
  name: 'Custom field |||| Custom fields',
  fields: { code: 'Code', name: 'Name', type: 'Type', lines: 'Choices', required: 'Cannot be emptied' },
  code_help: 'Short and unique, for imports and partners; stays.',
  lines_help: 'One a line.',
  required_help: 'Once filled in, it can be changed but not emptied.',
  archive_title: 'Archive %{name}?',
  archive_text: 'The field disappears from forms. Its values are kept.',
  restore_title: 'Restore %{name}?',
  restore_text: 'The field and its values are shown again.',
  archived_done: 'Field archived',
  restored_done: 'Field restored',
};

export default customFields;
