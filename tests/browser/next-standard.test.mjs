// The first days of 2027: a standard whose rules are not all known is in force. Nothing is guessed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkPage, closeBrowser, openSession, signIn, startProgram } from './harness.mjs';

let program;
before(async () => {
  program = await startProgram({ demo: true, today: '2027-01-02' });
  const patience = Date.now() + 180_000; // the lists are brought to the new day in the background
  while (!/Brought \d+ households/.test(program.output()) && Date.now() < patience)
    await new Promise((wait) => setTimeout(wait, 200));
});
after(async () => {
  await closeBrowser();
  await program?.stop();
});

test('the dashboard says which rules are missing and still shows who is recognised', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.xa');

  const notice = page.locator('.vl-note').first();
  assert.match(await notice.innerText(), /ND351[\s\S]*chưa hộ nào được phân loại[\s\S]*Còn thiếu/);
  assert.ok(await notice.locator('li').count() > 0, 'what is missing is listed');
  assert.match(await page.locator('.vl-figure').first().innerText(), /Hộ nghèo\s+242/);
  // What cannot be computed is not 0.
  await page.getByText('Chưa tính được thiếu hụt').waitFor();
  await page.getByText('Chưa so được').waitFor();
  assert.equal(await page.locator('.vl-heat-table').count(), 0);
  await checkPage(session, 'dashboard in 2027');
});

test('the list and a household classify nobody, and keep the recognised status', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.xa');
  await page.goto('/households?status=Poor');

  const computed = await page.locator('td[data-label="Tính từ thông tin"]').allInnerTexts();
  assert.ok(computed.length > 10);
  assert.deepEqual([...new Set(computed.map((t) => t.trim()))], ['chưa tính được']);
  const recognised = await page.locator('td[data-label="Công nhận"]').allInnerTexts();
  assert.deepEqual([...new Set(recognised.map((t) => t.trim()))], ['Hộ nghèo']);
  await checkPage(session, 'list in 2027');

  await page.locator('main tbody th a').first().click();
  await page.waitForURL(/\/households\/\d+\//);
  const text = await page.locator('main').innerText();
  assert.match(text, /ND351/);
  assert.match(text, /chưa phân loại/);
  assert.match(await page.getByRole('region', { name: 'Trạng thái được công nhận' }).innerText(), /Hộ nghèo/);
  await checkPage(session, 'household in 2027');

  await page.goto(`${new URL(page.url()).pathname}/explain`);
  assert.match(await page.locator('main').innerText(), /ND351[\s\S]*chưa phân loại/);
  await checkPage(session, 'explanation in 2027');
});

test('the page of standards says what the standard in force still lacks', async () => {
  const session = await openSession(program);
  const { page } = session;
  await signIn(session, 'canbo.xa');
  await page.goto('/standards');
  assert.match(await page.locator('main').innerText(), /ND351/);
  await checkPage(session, 'standards in 2027');

  await page.locator('main a', { hasText: /^ND351/ }).first().click();
  await page.waitForURL(/\/standards\/ND351/);
  assert.match(await page.locator('main').innerText(), /thiếu/i);
  await checkPage(session, 'standard ND351 in 2027');
});
