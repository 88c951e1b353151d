process.on('exit', () => process.stderr.write(`\nPEAK_KB=${process.resourceUsage().maxRSS}\n`));
