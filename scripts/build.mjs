// Compiles the package to dist/: everything as JavaScript, the authoring APIs with types. Runs under any Node that npm runs under.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const compile = (project) => execFileSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
try {
  compile('tsconfig.build.json');
  compile('tsconfig.types.json');
} catch {
  // The compiler has said what is wrong.
  process.exitCode = 1;
}
