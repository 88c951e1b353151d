process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`\nPEAK_KB=${maxRSS} CPU_US=${userCPUTime + systemCPUTime}\n`);
});
