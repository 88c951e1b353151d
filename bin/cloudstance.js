#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 12)) {
  console.error(`cloudstance needs Node 24.12 or newer; this is ${process.versions.node}`);
  process.exit(2);
}
enableCompileCache();
const { main } = await import('../dist/src/cli/main.js');
await main(process.argv);
