import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import r from '../../reports/html.ts';
import { sample, hostile, empty } from '../reports/sample.ts';
mkdirSync('/tmp/shots', { recursive: true });
const reports = { sample: sample(), hostile: hostile(), empty: empty() };
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ') });
const only = process.argv.slice(2);
for (const [name, report] of Object.entries(reports)) {
  const t = [...r.render(report, {})].join('');
  writeFileSync(`/tmp/shots/${name}.html`, t);
  for (const width of [1440, 390]) for (const scheme of ['light', 'dark'] as const) {
    const c = await b.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: scheme });
    const p = await c.newPage();
    p.on('console', (m) => console.log(name, m.type(), m.text())); p.on('pageerror', (e) => console.log(name, 'ERR', e.stack));
    for (const view of ['summary', 'findings', 'coverage', 'compliance', 'detail']) {
      const key = `${name}-${view}-${width}-${scheme}`;
      if (only.length && !only.some((o) => key.match(new RegExp(o)))) continue;
      const fp = report.findings.find((f) => f.status === 'fail')?.fingerprint;
      if (view === 'detail' && !fp) continue;
      await p.goto('about:blank');
      await p.goto(`file:///tmp/shots/${name}.html#${view === 'detail' ? `f=${fp}` : view}`);
      await p.waitForSelector('[data-ready]', { state: 'attached', timeout: 5000 });
      await p.waitForTimeout(250);
      const over = await p.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (over) console.log(key, 'overflow', over);
      await p.screenshot({ path: `/tmp/shots/${key}.png`, fullPage: view !== 'detail' && view !== 'findings' });
    }
    await c.close();
  }
}
await b.close();
