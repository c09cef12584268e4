// What every journey needs: the built program on a free port with data of its own, one Chromium, and the checks each page passes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import assert from 'node:assert/strict';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fromUi = createRequire(join(root, 'ui/package.json'));
const { chromium } = fromUi('playwright-core');
const axeSource = await readFile(fromUi.resolve('axe-core/axe.min.js'), 'utf8');

const hostDll = process.env.VUONLEN_HOST_DLL ?? join(root, 'artifacts/bin/VuonLen.Host/release/VuonLen.Host.dll');
const chromiumPath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const screenshots = join(root, 'artifacts/screenshots');

export const desktop = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
};

/** Filling the demo takes a while: ./test does it once and names the folder; who runs one file alone waits here. */
async function copyDemoInto(folder) {
  if (process.env.VUONLEN_DEMO_FILLED) {
    await cp(process.env.VUONLEN_DEMO_FILLED, folder, { recursive: true });
    return;
  }
  const { VUONLEN_DB: _, VUONLEN_TODAY: __, ...env } = process.env;
  const filling = spawn('dotnet', [hostDll, 'demo', '--data', folder], { cwd: root, env, stdio: 'ignore' });
  const [code] = await once(filling, 'exit');
  assert.equal(code, 0, 'the demo could not be filled');
}

/** Starts the program. `url` is where it answers, `output()` what it has printed, `stop()` ends it and removes its data. */
export async function startProgram({ demo = false, today, env = {} } = {}) {
  const data = await mkdtemp(join(tmpdir(), 'vuonlen-'));
  if (demo) await copyDemoInto(data);
  const port = await freePort();
  const { VUONLEN_DB: _, ...inherited } = process.env; // journeys never touch a database of somebody's
  const program = spawn('dotnet', [hostDll, 'serve', '--port', `${port}`, '--data', data, ...(demo ? ['--demo'] : [])], {
    cwd: root,
    env: { ...inherited, ...(today ? { VUONLEN_TODAY: today } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (printed += chunk));

  const url = `http://localhost:${port}`;
  const stop = async () => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGINT');
      await once(program, 'exit');
    }
    await rm(data, { recursive: true, force: true });
    return program.exitCode;
  };

  const patience = Date.now() + 120_000;
  for (;;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) break;
    if (program.exitCode !== null || Date.now() > patience) {
      await stop();
      throw new Error(`the program did not start:\n${printed}`);
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
  return { url, data, output: () => printed, stop };
}

let browser;

/** A new, clean browser session on the program. */
export async function openSession(program, { size = desktop, javaScriptEnabled = true } = {}) {
  assert.ok(chromiumPath, 'Chromium is missing: install the package chromium');
  browser ??= await chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  return openTab(program, await browser.newContext({ baseURL: program.url, viewport: size, locale: 'vi-VN', javaScriptEnabled }));
}

/** Another page of the same session, which is watched for faults of its own. */
export async function openTab(program, context) {
  const faults = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('console', (line) => {
    // Chromium also reports a page answered with 403 or 404 here; journeys look at those themselves.
    if (line.type() === 'error' && !line.text().startsWith('Failed to load resource')) faults.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(program.url) && !request.url().startsWith('data:')) faults.push(`foreign address: ${request.url()}`);
  });
  return { page, faults };
}

/** Signs in by the form, as everybody does. Without a password: an account of the demo. */
export async function signIn({ page }, login, password = 'vuonlen-2026') {
  await page.goto('/sign-in');
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** A picture of the page as it stands, when pictures are wanted: they take a third of the time. */
export async function takePicture(page, name, options = {}) {
  if (process.env.PICTURES !== '1') return;
  await mkdir(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name.replaceAll(' ', '-')}.png`), fullPage: true, ...options });
}

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/** The page as it stands: in Vietnamese, accessible, and not wider than the window, on a desktop and on a phone. */
export async function checkPage({ page, faults }, name) {
  const found = [];
  const before = page.viewportSize();
  for (const size of [desktop, phone]) {
    const where = `${name} ${size.width}x${size.height}`;
    await page.setViewportSize(size);
    await page.evaluate(() => document.fonts.ready);
    await takePicture(page, where);

    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (tooWide > 0) found.push(`${where}: the page is ${tooWide} px too wide`);

    if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource); // no script tag: our content security policy forbids it
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    for (const { id, impact, help, nodes } of violations.filter((v) => ['serious', 'critical'].includes(v.impact))) {
      found.push(`${where}: ${impact} ${id}: ${help}\n    ${nodes.slice(0, 5).map((n) => n.html).join('\n    ')}`);
    }
  }
  await page.setViewportSize(before);

  const { lang, title } = await page.evaluate(() => ({ lang: document.documentElement.lang, title: document.title }));
  if (lang !== 'vi') found.push(`${name}: lang is "${lang}"`);
  if (!/ – VươnLên$/.test(title)) found.push(`${name}: title is "${title}"`);
  found.push(...faults.splice(0).map((fault) => `${name}: ${fault}`));
  assert.deepEqual(found, []);
}

export const administrator = { name: 'quan.tri', password: 'nha-san-2026' };

/** Goes through the first start: an administrator who is the officer of Phường Tân Phong too. Ends on the page of first steps. */
export async function setUp(program, { page }) {
  await page.goto('/set-up?province=12');
  await page.getByLabel('Loại').selectOption('Phường');
  await page.getByLabel('Tên', { exact: true }).fill('Tân Phong');
  await page.getByLabel('Mã đơn vị hành chính').fill('03388');
  await page.getByLabel('Họ và tên').fill('Lò Thị Hiền');
  await page.getByLabel('Tên đăng nhập').fill(administrator.name);
  await page.locator('#password').fill(administrator.password);
  await page.getByLabel('Nhập lại mật khẩu').fill(administrator.password);
  await page.getByLabel('Mã thiết lập').fill(program.output().match(/set-up code: (\S+)/)[1]);
  await page.getByRole('button', { name: 'Thiết lập' }).click();
  await page.waitForURL('**/first-steps');
}
