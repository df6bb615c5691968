/** Loaded before a server that is measured: says how much CPU it has used, in ms, when it is asked. */
process.on('message', (message) => {
  if (message !== 'cpu') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0)); // also writes --cpu-prof
