/** For `node --import`: writes every module that was loaded and every socket that was opened to the file named by RECORD. */
import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const modules: string[] = [];
let sockets = 0;

registerHooks({
  load: (url, context, next) => {
    modules.push(url);
    return next(url, context);
  },
});
subscribe('net.client.socket', () => {
  sockets += 1;
});
process.once('exit', () => writeFileSync(process.env['RECORD']!, JSON.stringify({ modules, sockets })));
