/**
 * The report in a real browser, opened from disk: `npm run test:viewers`. Needs Chromium, at `CHROMIUM_PATH` or
 * /usr/bin/chromium; without it everything is skipped, but for `CI=true`, where that is a failure.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { isOpen, type Finding, type Report } from 'cloudstance/report';
import renderer from '../../reports/html.ts';
import { clip, visible } from '../../reports/text-safety.ts';
import { empty, hostile, hostileTexts, sample } from '../reports/sample.ts';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const present = existsSync(executablePath);
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const views = ['summary', 'findings', 'coverage', 'compliance'] as const;
const reports = { sample: sample(), hostile: hostile(), empty: empty() };
type Name = keyof typeof reports;

const rules = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
interface AxeResult {
  readonly passes: readonly unknown[];
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

interface Opened {
  readonly page: Page;
  /** Requests other than for the page itself, console messages, errors, violations of the policy. */
  readonly trouble: readonly string[];
}

if (!present && process.env['CI'] === 'true') test('Chromium', () => assert.fail(`there is none at ${executablePath}`));

suite('the HTML report in Chromium', { skip: present ? false : `no Chromium at ${executablePath}` }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudstance-html-'));
  const urlOf = (name: string): string => pathToFileURL(join(folder, `${name}.html`)).href;
  const write = (name: string, report: Report): void =>
    writeFileSync(join(folder, `${name}.html`), [...renderer.render(report, {})].join(''));
  let browser: Browser;

  before(async () => {
    for (const [name, report] of Object.entries(reports)) write(name, report);
    browser = await chromium.launch({ executablePath, args: flags });
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  interface How {
    readonly width?: number;
    readonly colorScheme?: 'light' | 'dark';
    readonly bypassCSP?: boolean;
    readonly javaScriptEnabled?: boolean;
  }

  /** A page of its own; `use` may do to it what it likes. */
  async function open(name: string, hash: string, how: How, use: (opened: Opened) => Promise<void>): Promise<void> {
    const { width = 1440, ...options } = how;
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
    try {
      const page = await context.newPage();
      const trouble: string[] = [];
      page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
      page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(urlOf(name))) trouble.push(`request: ${request.url()}`);
      });
      await page.addInitScript(() => {
        const { document: page } = globalThis as unknown as { document: EventTarget };
        page.addEventListener('securitypolicyviolation', (event) => {
          const { violatedDirective, blockedURI } = event as unknown as Record<string, string>;
          console.error(`policy: ${violatedDirective} ${blockedURI}`);
        });
      });
      await page.goto(`${urlOf(name)}#${hash}`);
      if (how.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready]', { state: 'attached' });
      await use({ page, trouble });
    } finally {
      await context.close();
    }
  }

  const firstOpen = (report: Report) => report.findings.find(isOpen);
  /** The one with the longest path. */
  const onPath = (report: Report) => {
    const steps = ({ paths = [] }: Finding): number => Math.max(0, ...paths.map((path) => path.steps.length));
    return report.findings
      .filter((finding) => isOpen(finding) && finding.paths)
      .toSorted((a, b) => steps(b) - steps(a))[0];
  };
  /** Every place there is in a report. */
  const places = (name: Name): string[] => {
    const findings = [firstOpen(reports[name]), onPath(reports[name])];
    return [...views, 'findings?status=unknown', ...findings.flatMap((f) => (f ? [`f=${f.fingerprint}`] : []))];
  };

  /** Within the page, as its own links do. */
  async function goTo(page: Page, place: string): Promise<void> {
    await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
    const section = place.startsWith('f=') ? 'dialog[open]' : `section#${place.split('?')[0]}`;
    await page.locator(section).waitFor();
  }

  const count = async (page: Page): Promise<number> =>
    Number((await page.locator('.result-line p').innerText()).split(' ')[0]!.replaceAll(',', ''));

  for (const name of Object.keys(reports) as Name[]) {
    test(`${name}: no request, no console message, no violation of the policy`, async () => {
      for (const place of places(name))
        await open(name, place, {}, async ({ page, trouble }) => {
          await page.mouse.wheel(0, 4_000);
          assert.deepEqual(trouble, [], place);
        });
    });

    test(`${name}: nothing to scroll sideways`, async () => {
      for (const width of [320, 390, 768, 1440])
        await open(name, 'summary', { width }, async ({ page }) => {
          for (const place of places(name)) {
            await goTo(page, place);
            const beyond = await page.evaluate(() => {
              const {
                document: { documentElement, querySelector },
                document,
              } = globalThis as any;
              const dialog = querySelector.call(document, 'dialog');
              return [
                documentElement.scrollWidth - documentElement.clientWidth,
                dialog.scrollWidth - dialog.clientWidth,
              ];
            });
            assert.deepEqual(beyond, [0, 0], `${place} at ${width}`);
          }
        });
    });

    for (const colorScheme of ['light', 'dark'] as const)
      test(`${name}: axe finds nothing, ${colorScheme}`, async () => {
        const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
        for (const width of [390, 1440])
          await open(name, 'summary', { width, colorScheme, bypassCSP: true }, async ({ page }) => {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
            await page.evaluate(axe);
            for (const place of places(name)) {
              await goTo(page, place);
              const { passes, violations } = await page.evaluate<AxeResult>(`axe.run({ runOnly: ${rules} })`);
              assert.ok(passes.length > 10);
              const lines = violations.map(({ id, nodes: [node] }) => `${id}: ${node!.html} ${node!.failureSummary}`);
              assert.deepEqual(lines, [], `${place} at ${width}`);
            }
          });
      });
  }

  test('hostile texts execute nothing and make no element', async () => {
    const evil = hostileTexts.filter((entry) => /pwned|<|\{\{/.test(entry));
    assert.ok(evil.length > 5);
    for (const entry of evil) {
      const report = hostile([entry]);
      write('evil', report);
      await open('evil', 'summary', {}, async ({ page, trouble }) => {
        for (const place of ['findings', 'coverage', 'compliance', `f=${onPath(report)!.fingerprint}`]) {
          await goTo(page, place);
          await page.mouse.move(700, 400);
        }
        assert.equal(await page.evaluate('typeof globalThis.pwned'), 'undefined');
        assert.equal(
          await page.locator('img, iframe, object, embed, b, script:not([id])').count(),
          2,
          'our two scripts',
        );
        assert.equal(await page.locator('a:not([href^="#"]):not([href^="https://"])').count(), 0);
        assert.deepEqual(trouble, []);
      });
    }
  });

  test('the policy does forbid what it says: neither markup, nor inline scripts, nor calls out', async () => {
    await open('sample', 'summary', {}, async ({ page }) => {
      const refused = await page.evaluate(`(() => {
        try { document.body.innerHTML = '<p>x</p>'; return 'written'; } catch (error) { return error.name; }
      })()`);
      assert.equal(refused, 'TypeError');
      const refusal = (directive: string) =>
        page.waitForEvent('console', (message) => message.text().includes(`policy: ${directive} `));
      const image =
        "document.body.append(Object.assign(document.createElement('img'), { src: 'https://evil.example/x.png' }))";
      await Promise.all([refusal('img-src'), page.evaluate(image)]);
      const call = "fetch('https://evil.example/').then(() => 'sent', () => 'blocked')";
      const [, answer] = await Promise.all([refusal('connect-src'), page.evaluate(call)]);
      assert.equal(answer, 'blocked');
    });
  });

  test('search finds names, identities, messages and checks, and says how many', async () => {
    const { findings } = reports.sample;
    const open_ = findings.filter(isOpen);
    await open('sample', 'findings', {}, async ({ page }) => {
      assert.equal(await count(page), open_.length);
      const box = page.getByRole('searchbox');
      const wanted = open_[7]!;
      for (const [query, expected] of [
        [wanted.resource.name, open_.filter(({ resource }) => resource.id.includes(wanted.resource.name)).length],
        [wanted.fingerprint, 1],
        ['aws-s3-bucket-public', open_.filter(({ check }) => check === 'aws-s3-bucket-public').length],
        ['READ everyone', open_.filter(({ check }) => check === 'aws-s3-bucket-public').length],
        ['no such thing anywhere', 0],
      ] as const) {
        await box.fill(query);
        assert.equal(await count(page), expected, query);
      }
      await page.getByText('No finding matches').waitFor();
      await page.getByRole('button', { name: 'Reset' }).click();
      assert.equal(await count(page), open_.length);
    });
  });

  test('filters agree with the report, alone and together, and are in the address', async () => {
    const { findings, checks } = reports.sample;
    const services = new Map(checks.map(({ id, provider, service }) => [id, `${provider} ${service}`]));
    const cases: readonly (readonly [string, string, (finding: (typeof findings)[number]) => boolean])[] = [
      ['Scope', 'aws 444455556666', ({ resource }) => resource.account === '444455556666'],
      ['Scope', 'gcp shop-prod', ({ resource }) => resource.account === 'shop-prod'],
      ['Region', 'us-east-1', ({ resource }) => resource.region === 'us-east-1'],
      ['Region', 'global', ({ resource }) => resource.region === null],
      ['Service', 'aws ec2', ({ check }) => services.get(check) === 'aws ec2'],
      ['Framework', 'cis-aws-7.0', ({ controls }) => controls.some(({ framework }) => framework === 'cis-aws-7.0')],
      ['Check', 'aws-kms-key-rotation', ({ check }) => check === 'aws-kms-key-rotation'],
      ['Owner', 'payments', ({ resource }) => resource.tags['owner'] === 'payments'],
      ['Owner', '(no owner)', ({ resource }) => resource.tags['owner'] === undefined],
    ];
    await open('sample', 'findings', {}, async ({ page }) => {
      for (const [label, value, matches] of cases) {
        await page.getByLabel(label, { exact: true }).selectOption(value);
        assert.equal(
          await count(page),
          findings.filter((finding) => isOpen(finding) && matches(finding)).length,
          value,
        );
        await page.getByRole('button', { name: 'Reset' }).click();
      }
      await page.getByLabel('Scope', { exact: true }).selectOption('aws 111122223333');
      await page.getByRole('button', { name: /^High/ }).click();
      await page.getByRole('button', { name: /^Unknown/ }).click();
      const expected = findings.filter(
        ({ resource, severity, status, muted }) =>
          resource.account === '111122223333' &&
          severity === 'high' &&
          !muted &&
          (status === 'fail' || status === 'unknown'),
      ).length;
      assert.equal(await count(page), expected);
      await page.reload();
      await page.waitForSelector('html[data-ready]', { state: 'attached' });
      assert.equal(await count(page), expected);
      await page.getByRole('button', { name: /^Muted/ }).click();
      await page.goBack();
      assert.equal(await count(page), expected);
    });
  });

  test('the summary and the compliance lead to what they count', async () => {
    const { summary, frameworks, findings } = reports.sample;
    await open('sample', 'summary', {}, async ({ page }) => {
      await page.locator('.grade-high a').click();
      assert.equal(await count(page), summary.failing.high);
      await page.getByRole('link', { name: 'Compliance' }).click();
      const control = frameworks[0]!.controls.find(({ failing }) => failing > 0)!;
      if (frameworks.length > 1) await page.locator('.framework summary').first().click();
      await page.getByRole('row', { name: control.id }).first().getByRole('link').click();
      assert.equal(await count(page), control.failing);
      await page.getByRole('link', { name: 'Summary' }).click();
      await page.locator('.first a').first().click();
      const first = findings.filter((f) => isOpen(f) && f.check === 'aws-ec2-security-group-ssh-open');
      assert.ok(first.some(({ severity }) => severity === 'critical'));
      assert.equal(await count(page), first.length);
    });
  });

  test('sorting and paging go through everything once, in order', async () => {
    await open('sample', 'findings?status=pass', {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Resource' }).click();
      const names: string[] = [];
      for (;;) {
        names.push(...(await page.locator('.cell-resource > span:first-child').allInnerTexts()));
        const next = page.getByRole('button', { name: 'Next' });
        if (await next.isDisabled()) break;
        await next.click();
      }
      const expected = reports.sample.findings
        .filter(({ status }) => status === 'pass')
        .map(({ resource }) => resource.name);
      assert.deepEqual(names, expected.toSorted());
      assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'ascending');
    });
  });

  test('a finding says what is wrong, why, what decided it and what to do; a link leads to it', async () => {
    const { findings, checks } = reports.sample;
    const finding = findings.find((f) => isOpen(f) && f.check === 'aws-s3-bucket-public')!;
    await open('sample', `f=${finding.fingerprint}`, {}, async ({ page }) => {
      const detail = page.getByRole('dialog');
      const check = checks.find(({ id }) => id === finding.check)!;
      const said = await detail.innerText();
      for (const part of [
        check.title,
        check.why,
        finding.message,
        finding.resource.id,
        finding.fingerprint,
        finding.fix!.text!,
        finding.fix!.command!,
        finding.fix!.terraform!,
        '"grantee": "AllUsers"',
        '3.1.4',
        check.references[0]!,
      ])
        assert.ok(said.includes(part), part);
      await page.keyboard.press('Escape');
      await detail.waitFor({ state: 'hidden' });
      assert.ok(page.url().endsWith('#findings'));
      await page.goBack();
      await detail.waitFor();
    });
  });

  interface Box {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }

  /** Where the boxes, the texts and the drawing itself are on the screen. */
  const drawn = (page: Page, selector: string) =>
    page.evaluate<{ boxes: Box[]; texts: (Box & { text: string })[]; all: Box }>(`(() => {
      const drawing = document.querySelector(${JSON.stringify(selector)});
      const place = (node) => {
        const { left, right, top, bottom } = node.getBoundingClientRect();
        return { left, right, top, bottom, text: node.textContent };
      };
      return {
        boxes: [...drawing.querySelectorAll('rect')].map(place),
        texts: [...drawing.querySelectorAll('text')].map(place),
        all: place(drawing),
      };
    })()`);

  for (const width of [360, 1280])
    for (const name of ['sample', 'hostile'] as const)
      test(`${name}: at ${width} a path is drawn without overlaps, with every text inside`, async () => {
        const { fingerprint, paths } = onPath(reports[name])!;
        await open(name, 'summary', { width }, async ({ page }) => {
          await page.emulateMedia({ reducedMotion: 'reduce' });
          const onSummary = width < 1152 ? '.way .path-tall' : '.way .path-wide';
          for (const [place, selector] of [
            ['summary', onSummary],
            [`f=${fingerprint}`, 'dialog .path'],
          ] as const) {
            await goTo(page, place);
            const { boxes, texts, all } = await drawn(page, selector);
            assert.ok(boxes.length > 1);
            if (place !== 'summary') assert.equal(boxes.length, paths![0]!.steps.length);
            assert.ok(all.left >= 0 && all.right <= width, `${place}: the drawing is within the window`);
            for (const [n, box] of boxes.entries()) {
              assert.ok(box.left >= all.left - 1 && box.right <= all.right + 1, `${place}: box ${n}`);
              const next = boxes[n + 1];
              if (next)
                assert.ok(next.top - box.bottom > 20 || next.left - box.right > 20, `${place}: box ${n} and the next`);
            }
            // A hostile text may be wider than any font should be; it is clipped then, not drawn over others.
            if (name === 'hostile') continue;
            for (const { text, ...at } of texts) {
              assert.ok(
                at.left >= all.left && at.right <= all.right && at.top >= all.top && at.bottom <= all.bottom,
                text,
              );
              const crossed = boxes.filter(
                (box) => at.bottom > box.top && at.top < box.bottom && at.right > box.left && at.left < box.right,
              );
              for (const box of crossed)
                assert.ok(
                  at.left > box.left && at.right < box.right && at.top > box.top && at.bottom < box.bottom,
                  `${text} crosses an edge`,
                );
            }
            for (const [n, { text, ...at }] of texts.entries())
              for (const { text: other, ...its } of texts.slice(n + 1))
                assert.ok(
                  at.bottom - its.top < 4 || its.bottom - at.top < 4 || at.right <= its.left || its.right <= at.left,
                  `${text} lies over ${other}`,
                );
          }
        });
      });

  for (const name of ['sample', 'hostile'] as const)
    test(`${name}: beside the drawing stands every fact of it`, async () => {
      const { fingerprint, paths } = onPath(reports[name])!;
      await open(name, `f=${fingerprint}`, {}, async ({ page }) => {
        const said = await page.evaluate<string[][][]>(
          `[...document.querySelectorAll('dialog .steps')].map((list) => [...list.children].map((item) =>
            [...item.querySelectorAll('.step-how, .step-name, .step-id, .because li')].map(({ textContent }) => textContent)))`,
        );
        const shown = (value = ''): string => visible(clip(value, 1_024));
        const expected = paths!.map(({ steps }) =>
          steps.map(({ kind, id, name: called, how, because = [] }) => {
            const title = shown(called).trim() || shown(id).trim() || '(no name)';
            return [
              shown(how),
              `${title} ${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
              ...(['', title].includes(shown(id)) ? [] : [shown(id)]),
              ...because.map(shown),
            ];
          }),
        );
        assert.deepEqual(said, expected);
        const images = await page.getByRole('dialog').getByRole('img').all();
        assert.equal(
          await images[0]!.getAttribute('aria-label'),
          shown(paths![0]!.title).trim() || said[0]!.at(-1)![1],
        );
      });
    });

  test('the summary and the finding draw the same', async () => {
    await open('sample', 'summary', { width: 360 }, async ({ page }) => {
      const [way] = await page.locator('.way', { hasText: 'administrator' }).all();
      const before = await way!.locator('.path-tall').evaluate((drawing: any) => drawing.innerHTML);
      await way!.locator('h3 a').click();
      const after = await page
        .locator('dialog .path-tall')
        .first()
        .evaluate((drawing: any) => drawing.innerHTML);
      assert.equal(after, before);
    });
  });

  test('findings with a path are marked and found by it', async () => {
    const findings = reports.sample.findings.filter((finding) => isOpen(finding) && finding.paths);
    await open('sample', 'summary', {}, async ({ page }) => {
      await page.getByRole('link', { name: /more findings with an attack path/ }).click();
      await page.locator('section#findings').waitFor();
      assert.equal(await count(page), findings.length);
      assert.equal(await page.locator('.cell-status .flag').count(), findings.length);
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByRole('searchbox').fill('through administrator');
      const wanted = findings.filter(({ paths }) => paths!.some(({ title }) => title.includes('administrator')));
      assert.equal(await count(page), wanted.length);
    });
  });

  test('on paper an open finding is alone, with all its paths in words', async () => {
    const { fingerprint, paths } = onPath(reports.sample)!;
    assert.ok(paths!.length > 1);
    await open('sample', `f=${fingerprint}`, {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      for (const list of await page.locator('dialog .steps').all()) assert.ok(await list.isVisible());
      assert.ok(!(await page.locator('main').isVisible()));
      assert.ok(!(await page.locator('.detail-bar').isVisible()));
    });
  });

  test('an unknown one names the permission', async () => {
    const finding = reports.sample.findings.find(
      ({ status, gap }) => status === 'unknown' && gap?.because === 'denied',
    )!;
    await open('sample', `f=${finding.fingerprint.slice(0, 12)}`, {}, async ({ page }) => {
      const said = await page.getByRole('dialog').innerText();
      for (const part of ['Why it is unknown', finding.gap!.permissions[0]!, finding.gap!.detail])
        assert.ok(said.includes(part), part);
    });
  });

  test('what an inventory said has its time, a subscription is called one', async () => {
    for (const [account, words] of [
      ['shop-prod', ['Project', 'as of 2026-11-20 08:', 'from the inventory']],
      [
        '11111111-2222-4333-8444-555555555555',
        ['Subscription', 'Shop (production) (azure 11111111-2222-4333-8444-555555555555)'],
      ],
    ] as const) {
      const finding = reports.sample.findings.find((f) => isOpen(f) && f.resource.account === account)!;
      await open('sample', `f=${finding.fingerprint}`, {}, async ({ page }) => {
        const said = await page.getByRole('dialog').innerText();
        for (const part of [...words, finding.resource.id]) assert.ok(said.includes(part), part);
        assert.equal(said.includes('from the inventory'), account === 'shop-prod');
      });
    }
  });

  test('a fingerprint that is not there is said', async () => {
    await open('sample', 'f=ffffffffffffffff', {}, async ({ page }) => {
      await page.getByText('no finding with that fingerprint').waitFor();
    });
  });

  test('the keyboard is enough', async () => {
    await open('sample', '', {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the content');
      await page.getByRole('link', { name: 'Findings', exact: true }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.open').first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      const first = await page.locator('#detail-title + .seen').innerText();
      assert.ok(first.length > 0);
      await page.getByRole('button', { name: 'Next' }).last().focus();
      await page.keyboard.press('Enter');
      assert.match(await page.locator('.detail-bar p').innerText(), /^2 of /);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      assert.equal(await page.evaluate('document.activeElement.className'), 'open', 'focus comes back to the list');
    });
  });

  test('copying a fix copies all of it', async () => {
    const finding = reports.sample.findings.find((f) => isOpen(f) && f.check === 'aws-s3-bucket-public')!;
    await open('sample', `f=${finding.fingerprint}`, {}, async ({ page }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy the command' }).click();
      await page.getByText('Copied').waitFor();
      assert.equal(await page.evaluate('navigator.clipboard.readText()'), finding.fix!.command);
    });
  });

  test('without scripts everything is on one page', async () => {
    await open('sample', '', { javaScriptEnabled: false, width: 390 }, async ({ page, trouble }) => {
      for (const title of ['144 findings need attention', 'Findings', 'Coverage', 'Compliance'])
        assert.ok(await page.getByRole('heading', { name: title, exact: true }).isVisible(), title);
      assert.ok((await page.locator('.static-finding').count()) > 20);
      assert.ok(await page.locator('.way .path-tall').first().isVisible());
      await page.locator('.way summary').first().click();
      assert.ok(await page.locator('.way .steps').first().isVisible());
      await page.locator('.way h3 a').first().click();
      assert.ok(await page.locator('.static-finding p:target').isVisible(), 'the link opens the finding');
      await page.locator('.static-finding').first().click();
      assert.ok(await page.locator('.static-finding pre').first().isVisible());
      assert.deepEqual(trouble, []);
    });
  });

  test('on paper every part is there and the controls are not', async () => {
    await open('sample', 'findings', {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      for (const view of views) assert.ok(await page.locator(`#${view}`).isVisible(), view);
      assert.ok(!(await page.getByRole('searchbox').isVisible()));
    });
  });

  test('50,000 findings are drawn and searched', async () => {
    const report = sample({ findings: 55_000 });
    write('large', report);
    await open('large', 'findings', {}, async ({ page, trouble }) => {
      assert.equal(await count(page), report.findings.filter(isOpen).length);
      const wanted = report.findings.findLast(isOpen)!;
      await page.getByRole('searchbox').fill(wanted.fingerprint);
      assert.equal(await count(page), 1);
      assert.deepEqual(trouble, []);
    });
  });
});
