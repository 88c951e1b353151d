import r from '/work/main/reports/text.ts';
import { sample, hostile, empty } from '/work/main/test/reports/sample.ts';
const [, , which = 'sample', width = '80', color = '0'] = process.argv;
const rep = which === 'sample' ? sample() : which === 'hostile' ? hostile() : empty();
process.stdout.write([...r.render(rep, { color: color === '1', width: +width })].join(''));
