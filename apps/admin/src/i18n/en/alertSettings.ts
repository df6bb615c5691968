const alertSettings = {
  name: 'Alert rules',
  help: 'What is said here holds for this branch and all below it that say nothing else. Choose a branch above to change its own rules.',
  on: 'On',
  off: 'Off',
  as_above: 'As above',
  as_product: 'As delivered',
  raised: 'Whether alerts are raised: %{title}',
  own: 'set here',
  from: 'from %{name}',
  default: 'as delivered',
  inherit: 'As above again',
  will_inherit: 'As above, once saved',
  limits: 'From %{min} to %{max}',
  by_level: 'By member level',
  saved: '%{title}: saved',
  unit: { DAYS: 'days', PERCENT: '%', MEMBERS: 'members', PURCHASES: 'purchases', TIMES: 'times' },
};

export default alertSettings;
