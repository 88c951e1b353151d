// Compiles the package to dist/: everything as JavaScript, the authoring APIs with types. Runs under any Node that npm runs under.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
const remove = (folder) => rmSync(folder, { recursive: true, force: true });

// Into a folder beside it first: `npx cloudstance` in a checkout may build while another command runs from dist/.
const fresh = `dist.${process.pid}.tmp`;
const compile = (project) =>
  execFileSync(process.execPath, [tsc, '-p', project, '--outDir', fresh], { stdio: 'inherit' });
try {
  compile('tsconfig.build.json');
  compile('tsconfig.types.json');
  remove('dist');
  renameSync(fresh, 'dist');
} catch {
  // The compiler has said what is wrong.
  process.exitCode = 1;
} finally {
  remove(fresh);
}
