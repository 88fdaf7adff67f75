// node --import processor-time.mjs: whatever measures by performance.now() measures the time that this process has had of a processor, with
// all its threads. What else a shared machine does would else be measured too.
performance.now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
