import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { administrator, checkPage, closeBrowser, openSession, setUp, startProgram } from './harness.mjs';

let program;
let session;
before(async () => {
  program = await startProgram();
  session = await openSession(program);
});
after(async () => {
  await closeBrowser();
  await program?.stop();
});

test('a new installation leads from the code on the console to the first steps', async () => {
  await session.page.goto('/');
  assert.match(session.page.url(), /\/set-up$/);
  await checkPage(session, 'set-up province');
  await session.page.goto('/set-up?province=12');
  await checkPage(session, 'set-up');

  await setUp(program, session);

  assert.equal(await session.page.getByRole('heading', { level: 1 }).innerText(), 'Bước đầu');
  await checkPage(session, 'first-steps');
});

test('an administrator opens an account whose password is shown once', async () => {
  const { page } = session;
  await page.goto('/users/new');
  await checkPage(session, 'user new');
  await page.getByLabel('Tên đăng nhập').fill('lo.an');
  await page.getByLabel('Họ và tên').fill('Lò Văn An');
  await page.getByLabel('Vai trò').selectOption('Officer');
  await page.getByLabel('Phường Tân Phong').check();
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await page.getByText('Mật khẩu tạm').waitFor();
  await checkPage(session, 'user created');

  await page.goto('/users');
  await checkPage(session, 'users');
  await page.getByRole('link', { name: 'Lò Văn An' }).click();
  await page.waitForURL(/users\/[0-9a-f-]{36}/);
  await checkPage(session, 'user edit');
  await page.goto('/rights');
  await checkPage(session, 'rights');
});

test('a passkey made on the device signs in without the password', async () => {
  const { page } = session;
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });

  await page.goto('/account');
  await checkPage(session, 'account');
  await page.goto('/account/passkeys');
  await page.getByLabel('Tên khóa').fill('Máy tính cơ quan');
  await page.getByRole('button', { name: 'Thêm khóa' }).click();
  await page.waitForURL('**/account/passkeys?done=added');
  await checkPage(session, 'passkeys');

  await page.context().clearCookies();
  await page.goto('/sign-in?ReturnUrl=%2Faccount');
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa' }).click();
  await page.waitForURL('**/account');
  assert.ok(await page.getByText(administrator.name).first().isVisible());
});

test('the second step is set up from a drawing and asked for at the next sign-in', async () => {
  const { page } = session;
  await page.goto('/account/password');
  await checkPage(session, 'password');
  await page.goto('/account/second-step');
  await checkPage(session, 'second step off');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.getByText('Không quét được').waitFor();
  await checkPage(session, 'second step drawing');
});
