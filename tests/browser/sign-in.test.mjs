import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, closeBrowser, openSession, phone, setUp, startProgram } from './harness.mjs';

let program;
before(async () => {
  program = await startProgram();
  await setUp(program, await openSession(program));
});
after(async () => {
  await closeBrowser();
  await program?.stop();
});

test('who is not signed in is led to a sign-in page that everybody can use', async () => {
  const session = await openSession(program);
  await session.page.goto('/');

  assert.match(session.page.url(), /\/sign-in\?ReturnUrl=/);
  assert.equal(await session.page.title(), 'Đăng nhập – VươnLên');
  assert.equal(await session.page.getByRole('heading', { level: 1 }).innerText(), 'Đăng nhập');
  await checkPage(session, 'sign-in');
});

test('a wrong password is refused in words, with a code', async () => {
  const session = await openSession(program, { size: phone });
  await session.page.goto('/sign-in');
  await session.page.getByLabel('Tên đăng nhập').fill('khong-co-ai');
  await session.page.getByLabel('Mật khẩu').fill('sai-mat-khau');
  await session.page.keyboard.press('Enter');

  await session.page.getByRole('alert').waitFor();
  assert.match(await session.page.getByRole('alert').innerText(), /\(ID-100\)/);
  await checkPage(session, 'sign-in refused');
});

test('the look comes from our own files, and text is set in Be Vietnam Pro', async () => {
  const { page, faults } = await openSession(program);
  await page.goto('/sign-in');
  await page.evaluate(() => document.fonts.ready);

  const loaded = await page.evaluate(() => [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family));
  assert.ok(loaded.some((family) => family.includes('Be Vietnam Pro')), loaded.join());
  assert.deepEqual(faults, []);
});

test('a form of an old page is answered by a page that says what to do', async () => {
  const session = await openSession(program);
  await session.page.goto('/sign-in');
  await session.page.evaluate(() => document.querySelector('[name=__RequestVerificationToken]').remove());
  await session.page.getByLabel('Tên đăng nhập').fill('ai-do');
  await session.page.getByLabel('Mật khẩu').fill('mat-khau');
  const answer = session.page.waitForResponse((r) => r.request().method() === 'POST');
  await session.page.keyboard.press('Enter');

  assert.equal((await answer).status(), 400);
  await session.page.getByText('(WEB-400)').waitFor();
  await checkPage(session, 'error 400');
});

test('Ctrl-C ends the program cleanly', async () => {
  const other = await startProgram();
  assert.equal(await other.stop(), 0);
});
