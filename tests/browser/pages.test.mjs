// Every page there is, found by following links as people do, in the hands of every role.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { checkPage, closeBrowser, openSession, openTab, signIn, startProgram } from './harness.mjs';

const source = fileURLToPath(new URL('../../src/VuonLen.App', import.meta.url));

/** Pages that no link leads to: they come by themselves, or before one is signed in. */
const elsewhere = ['/set-up', '/sign-in', '/sign-in/second-step', '/sign-out'];

/** Pages of what the demo does not have: its scorecards are empty, because the official tables are not public; what somebody has to do first. */
const withoutExample = [
  '/scorecards/{ProvinceCode}/{CardId:guid}',
  '/doubles/{ProvinceCode}/merges/{MergeId:guid}', '/doubles/{ProvinceCode}/merges/{MergeId:guid}/undo', // nobody has merged a pair
  '/plans/{ProvinceCode}/{PlanId:guid}/targets/{TargetId:guid}/set', // no target names its households one by one
  '/decisions/{ProvinceCode}/{DecisionId:guid}/issue', '/decisions/{ProvinceCode}/{DecisionId:guid}/lines/{LineId:guid}', // the draft has no household yet
];

let program;
let routes;
const checked = new Map();

before(async () => {
  const pages = (await readdir(source, { recursive: true })).filter((f) => f.endsWith('.razor'));
  const texts = await Promise.all(pages.map((f) => readFile(join(source, f), 'utf8')));
  routes = texts.flatMap((t) => [...t.matchAll(/^@page "([^"]+)"/gm)].map((m) => m[1]))
    .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{[^}]*:guid\}/g, '[0-9a-f-]{36}').replace(/\{[^}]*\}/g, '[^/]+')}$`) }))
    .sort((a, b) => a.template.split('{').length - b.template.split('{').length); // /standards/load before /standards/{Code}
  program = await startProgram({ demo: true });
  await handListsInAndOut();
});
after(async () => {
  await closeBrowser();
  await program?.stop();
});

/** A list that waits for its writing, one that is written and one that went out, so that there are pages of all three. */
async function handListsInAndOut() {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.phuong');
  // A pack of forms is frozen, before a list brings a head whose ethnic group nobody knows. The order's page is seen while one waits.
  await page.goto('/forms');
  await page.getByRole('link', { name: /^Lập biểu năm/ }).click();
  await page.getByRole('button', { name: /^Chốt kết quả/ }).click();
  await page.waitForURL(/\/forms\/orders\//);
  elsewhere.push('/forms/orders/{ProvinceCode}/{OrderId:guid}');
  await checkPage(session, 'page forms orders one');
  await page.getByRole('link', { name: 'Mở bộ biểu đã chốt' }).waitFor({ timeout: 60_000 });

  for (const [name, head, isWritten] of [['cho-ghi.csv', 'Vàng Thị Sua', false], ['da-ghi.csv', 'Giàng A Lềnh', true]]) {
    await page.goto('/lists');
    const text = `STT hộ,Họ và tên chủ hộ,Ngày sinh,Phân loại hộ\n1,${head},1980,Hộ nghèo\n`;
    await page.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Tải lên và xem' }).click();
    await page.waitForURL(/\/columns$/);
    await page.selectOption('#village', { index: 1 });
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByText('Đã xem trước, chờ ghi').first().waitFor();
    if (!isWritten) continue;
    await page.getByRole('button', { name: /^Ghi 1 hộ/ }).click();
    await page.getByText('Đã ghi vào sổ').first().waitFor();
  }
  await page.goto('/exports/new?status=Poor');
  await page.getByRole('button', { name: 'Xuất tệp' }).click();
  await page.getByRole('link', { name: 'Tải tệp về' }).waitFor();

  // Papers that are still being written: a decision and a plan.
  await page.goto('/decisions/new');
  await page.locator('main form button.btn-primary').click();
  await page.waitForURL(/\/decisions\/.*\/add/);
  await page.goto('/plans/new');
  await page.getByLabel('Tên kế hoạch').fill('Kế hoạch đang soạn');
  await page.getByRole('button', { name: 'Soạn kế hoạch trống' }).click();
  await page.waitForURL(/\/plans\/.*\/draft/);
  await page.context().close();
}

/** What is handed out as a file opens no page. */
const isFile = (address) => /\.(xlsx|docx|csv|zip|json)(\?|$)|\/file$/.test(address);

/** A unit's page looks different for province, commune and village; a member's for the head and for others. */
const looks = { '/decisions/{ProvinceCode}/{DecisionId:guid}': 3, '/lists/{ProvinceCode}/{ImportId:guid}': 2, '/areas/{ProvinceCode}/{UnitId:guid}': 3, '/members/{ProvinceCode}/{PersonId:guid}/edit': 2 };

/** Addresses of one page count as one; a part of a page (tab) counts as a page. */
function pageOf(address) {
  const url = new URL(address, program.url);
  const route = routes.find((r) => r.pattern.test(url.pathname))?.template ?? url.pathname;
  return url.searchParams.has('tab') ? `${route}?tab=${url.searchParams.get('tab')}` : route;
}

/** A kind of page that was looked at closely, in whoever's hands, has to open for everybody else, but is not drawn again. */
const isKnown = (kind) => (checked.get(kind) ?? 0) >= (looks[kind] ?? 1);

/** Runs in the browser: the links of the page as it stands, or of one that was fetched. */
function linksIn(text) {
  const page = text === null ? document : new DOMParser().parseFromString(text, 'text/html');
  return [...new Set([...page.querySelectorAll('main a[href^="/"], .vl-account a[href^="/"]')].map((a) => a.getAttribute('href')))];
}

/** Follows the links to every kind of page: each opens. The first time that a kind is seen it is looked at closely. */
async function walk(login, start) {
  const session = await openSession(program);
  await signIn(session, login);
  const context = session.page.context();
  const menu = new Set(['/', ...await session.page.locator('.vl-menu a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))]);
  const waiting = [...start, ...menu, '/account'];
  const seen = {};
  const found = [];
  let walking = 0;

  /** Two tabs walk: while the one looks closely the program answers the other. */
  async function walkIn(tab) {
    for (;;) {
      const address = waiting.shift();
      if (address === undefined) {
        if (walking === 0) return;
        await new Promise((wait) => setTimeout(wait, 20));
        continue;
      }
      walking++;
      await visit(tab, address).finally(() => walking--);
    }
  }

  async function visit(tab, address) {
    const { page } = tab;
    const kind = pageOf(address);
    if ((seen[kind] ??= new Set()).has(address) || seen[kind].size >= (looks[kind] ?? 1) || elsewhere.includes(kind)) return;
    seen[kind].add(address);

    const isDrawn = !isFile(address) && !isKnown(kind);
    const answer = isDrawn ? await page.goto(address) : await page.request.get(new URL(address, program.url).href);
    if (answer.status() !== 200) {
      found.push(`${address}: ${answer.status()}`);
      return;
    }
    if (isFile(address)) return;
    waiting.push(...await page.evaluate(linksIn, isDrawn ? null : await answer.text()));
    if (!isDrawn || isKnown(kind)) return;
    checked.set(kind, (checked.get(kind) ?? 0) + 1);
    const name = ['page', kind.replace(/\{ProvinceCode\}\//g, '').replace(/\{[^}]*\}/g, 'one'), checked.get(kind) > 1 ? checked.get(kind) : '']
      .join(' ').replace(/[/?=]+/g, ' ').replace(/\s+/g, ' ').trim();
    await checkPage(tab, name).catch((e) => found.push(`${address}: ${e.message}`));
  }

  await Promise.all([walkIn(session), walkIn(await openTab(program, context))]);
  await context.close();
  assert.deepEqual(found, []);
}

for (const [login, role, ...start] of [
  ['canbo.phuong', 'an officer', '/households?status=Poor'],
  ['quantri', 'an administrator'],
  ['giamsat', 'a supervisor'],
  ['tinh', 'somebody of the province'],
  ['truongthon', 'a village head'],
  ['giupdo', 'a mentor'],
  ['lanhdao', 'a leader'],
  ['phongban', 'a department'],
]) {
  test(`every page that ${role} comes to opens, is accessible and fits desktop and phone`, () => walk(login, start));
}

test('no page was left out', () => {
  const never = routes.map((r) => r.template).filter((t) => !checked.has(t) && ![...elsewhere, ...withoutExample].includes(t));
  assert.deepEqual(never, [], 'pages that nobody can come to by links');
});
