// The demo as its officers see it: the numbers of the plans, read from the rendered page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, closeBrowser, openSession, signIn, startProgram, takePicture } from './harness.mjs';

let program;
before(async () => { program = await startProgram({ demo: true }); });
after(async () => {
  await closeBrowser();
  await program?.stop();
});

const textOf = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim();

/** What the figure with this label shows, with its hint. */
const figure = (page, label) =>
  textOf(page.locator('.vl-figure').filter({ has: page.locator('.vl-figure-label').getByText(label, { exact: true }) }));

/** The table of units as { name: { column: text } }. */
const unitRows = (page) => page.locator('#by-unit').evaluate((table) => {
  const columns = [...table.tHead.rows[0].cells].map((c) => c.innerText.replace(/\s+/g, ' ').trim());
  return Object.fromEntries([...table.querySelectorAll('tbody tr')].map((row) =>
    [row.cells[0].innerText.trim(), Object.fromEntries([...row.cells].map((c, i) => [columns[i], c.innerText.trim()]))]));
});

/** How many households the list says it has. */
async function totalOfList(page) {
  const pager = page.locator('.vl-pager p');
  if (await pager.count() > 0) {
    const total = /([\d.]+) hộ/.exec(await textOf(pager.first()));
    assert.ok(total, await textOf(pager.first()));
    return Number(total[1].replaceAll('.', ''));
  }
  return page.locator('.vl-table tbody tr').count();
}

test('the officer of the commune reads the numbers of the commune\'s plan', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.xa');

  assert.match(await figure(page, 'Hộ nghèo'), /^Hộ nghèo 242 /);
  assert.match(await figure(page, 'Tỷ lệ hộ nghèo'), /20,86 ?%.* trên 1\.160 hộ dân cư/);
  assert.match(await figure(page, 'Tỷ lệ hộ nghèo dân tộc thiểu số'), /25,49 ?%.* 233 trên 914 hộ DTTS/);

  const rows = await unitRows(page);
  const expected = { 'Bờ-Chư pâu': [42, 146], 'Mơ Tôn': [33, 92], 'Dơng': [12, 44], 'Mơhra-Đáp': [58, 209], 'Mơhven-Ôr': [39, 136] };
  for (const [village, [poor, households]] of Object.entries(expected)) {
    const [name, row] = Object.entries(rows).find(([text]) => text.includes(village)) ?? [];
    assert.ok(row, `${village} is among ${Object.keys(rows).join('; ')}`);
    assert.equal(row['Hộ nghèo'], `${poor}`, name);
    assert.equal(Object.entries(row).find(([column]) => column.startsWith('Hộ dân cư'))[1], `${households}`, name);
  }
  assert.equal(rows['Tổng cộng']['Hộ nghèo'], '242');
  await checkPage(session, 'commune dashboard');
});

test('the officer of the ward reads the numbers of the ward\'s plan, and how many lack what', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.phuong');

  assert.match(await figure(page, 'Hộ nghèo'), /^Hộ nghèo 301 /);
  assert.match(await figure(page, 'Tỷ lệ hộ nghèo'), /4,66 ?%.* trên 6\.459 hộ dân cư/);

  const sums = await page.locator('.vl-heat-table').evaluate((table) =>
    [...table.tHead.rows[0].cells].map((_, i) => [...table.tBodies[0].rows]
      .reduce((sum, row) => sum + Number(row.cells[i].innerText.replace(/\D/g, '')), 0)));
  assert.deepEqual({ 7: sums[7], 10: sums[10], 5: sums[5], 2: sums[2] }, { 7: 1, 10: 63, 5: 28, 2: 34 });
  await checkPage(session, 'ward dashboard');
});

test('each number leads to a list of as many households', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.phuong');

  const links = await page.locator('main a[href^="/households?"]').evaluateAll((all) => all
    .filter((a) => /^[\d.]+$/.test(a.innerText.trim()))
    .map((a) => ({ href: a.getAttribute('href'), number: Number(a.innerText.trim().replaceAll('.', '')) })));
  assert.ok(links.length > 60, `${links.length} numbers are links`);
  const some = links.filter((_, i) => i % Math.ceil(links.length / 12) === 0);
  for (const { href, number } of some) {
    await page.goto(href);
    assert.equal(await totalOfList(page), number, href);
  }
  assert.deepEqual(session.faults, []);
});

test('a name is found without diacritics, and its household opens', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.phuong');
  await page.goto('/households');
  const everybody = await totalOfList(page);

  await page.getByLabel('Họ tên hoặc mã hộ').fill('lo van');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.waitForURL(/q=lo/);
  const found = await totalOfList(page);
  assert.ok(found > 0 && found < everybody, `${found} of ${everybody}`);
  await checkPage(session, 'household list');

  const name = page.locator('main tbody th a').first();
  const head = await name.innerText();
  await name.click();
  await page.waitForURL(/\/households\/\d+\/[0-9a-f-]+/);
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), new RegExp(head));
  await page.getByRole('heading', { name: 'Trạng thái được công nhận' }).waitFor();
  await page.getByRole('heading', { name: 'Tính từ thông tin hiện có' }).waitFor();
  await checkPage(session, 'household');
});

test('on paper there is the content, and no menu, button or filter', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.xa');
  await page.goto('/households?status=Poor');
  const household = await page.locator('main tbody th a').first().getAttribute('href');

  for (const [name, address] of [['dashboard', '/'], ['list', '/households?status=Poor'], ['household', household]]) {
    await page.goto(address);
    await page.emulateMedia({ media: 'print' });
    for (const screenOnly of ['.vl-top', '.vl-side', '.vl-filter', '.btn', '.vl-tabs', '.vl-pager ul'])
      assert.equal(await page.locator(screenOnly).filter({ visible: true }).count(), 0, `${name}: ${screenOnly}`);
    assert.ok(await page.locator('main table').filter({ visible: true }).count() > 0, name);
    await page.getByText('DỮ LIỆU MINH HỌA').first().waitFor(); // a print of invented people says so
    await takePicture(page, `print-${name}`);
    await page.emulateMedia({ media: null });
  }
});

test('sign-in, search and household work by keyboard alone, and where one stands is seen', async () => {
  const session = await openSession(program);
  const { page } = session;
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => {
    const e = document.activeElement;
    const style = getComputedStyle(e);
    return {
      is: e.id || e.getAttribute('href') || e.innerText,
      inForm: Boolean(e.closest('main form')),
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
  });
  const tabTo = async (isThere) => {
    for (let i = 0; i < 60; i++) {
      await press('Tab');
      const here = await focused();
      assert.ok(here.ring, `no ring around ${here.is}`);
      if (isThere(here)) return;
    }
    assert.fail(`never came to ${isThere}`);
  };

  await page.goto('/sign-in');
  await tabTo((e) => e.is === 'name');
  await page.keyboard.type('canbo.xa');
  await tabTo((e) => e.is === 'password');
  await page.keyboard.type('vuonlen-2026');
  await press('Enter');
  await page.waitForURL((url) => url.pathname === '/');

  await press('Tab');
  assert.equal((await focused()).is, '#noi-dung');
  await press('Enter');
  await press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'after the skip link one stands in the content');

  await page.goto('/');
  await tabTo((e) => e.is === '/households');
  await press('Enter');
  await page.waitForURL(/\/households$/);
  await tabTo((e) => e.is === 'q-q');
  await page.keyboard.type('ro cham');
  await press('Enter');
  await page.waitForURL(/q=ro/);
  await tabTo((e) => /^\/households\/\d+\//.test(e.is));
  await press('Enter');
  await page.waitForURL(/\/households\/\d+\//);
  await page.getByRole('heading', { level: 1 }).getByText('Hộ ').waitFor();
});
