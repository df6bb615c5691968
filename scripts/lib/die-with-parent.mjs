// Loaded first into each child: when the launcher is gone, however it ended, the child ends too.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
