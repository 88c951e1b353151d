import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { z } from 'zod';
import { defineRenderer } from 'cloudstance/report';
import { islandOf } from './html-island.ts';
import { modelOf } from './html-model.ts';

const file = (name: string): string => readFileSync(new URL(import.meta.resolve(`#templates/${name}`)), 'utf8');

const style = file('report.css');
const script = file('report.js');
/** Before anything is drawn, so that what is only for readers without scripts does not flash. */
const early = "document.documentElement.classList.add('js');";

const hash = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

/** Nothing is loaded, nothing runs but our own two scripts, and strings never become markup. */
const policy = [
  "default-src 'none'",
  `script-src ${hash(early)} ${hash(script)}`,
  `style-src ${hash(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const handlebars = Handlebars.create();
for (const name of ['summary', 'findings', 'coverage', 'compliance', 'bar', 'icons', 'path', 'steps'])
  handlebars.registerPartial(name, file(`${name}.hbs`));
const page = handlebars.compile<object>(file('report.hbs'), { strict: true, knownHelpersOnly: true });

/** These are files of ours; whatever comes from a report is escaped. */
const ours = (source: string) => new Handlebars.SafeString(source);

/** One file that opens from disk without a network: summary, findings, coverage, compliance. Reads well without scripts. */
export default defineRenderer({
  format: 'html',
  extension: 'html',
  options: z.object({}),
  *render(report) {
    yield page({ ...modelOf(report), policy, style: ours(style), early: ours(early) });
    const island = islandOf(report);
    yield '<script type="application/gzip+base64" id="island">';
    for (let at = 0; at < island.length; at += 65_536) yield island.slice(at, at + 65_536);
    yield `</script>\n<script>${script}</script>\n</body>\n</html>\n`;
  },
});
