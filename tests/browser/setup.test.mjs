// A commune on its own: from an empty installation to the first household on the dashboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { administrator, checkPage, closeBrowser, openSession, phone, setUp, signIn, startProgram } from './harness.mjs';

let program;
let session;
let household; // the address of the first one
before(async () => {
  program = await startProgram({ today: '2026-10-15' });
  session = await openSession(program);
});
after(async () => {
  await closeBrowser();
  await program?.stop();
});

const save = (page, name) => page.getByRole('button', { name, exact: true }).click();
const answer = (page, question, word) => page.getByRole('group', { name: question }).getByLabel(word, { exact: true }).check();

/** What is asked of a grown-up. */
async function fillPerson(page, { name, born, sex }) {
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Ngày sinh').fill(born);
  await page.getByLabel('Giới tính').selectOption(sex);
  await page.getByLabel('Dân tộc').selectOption('Thái');
  await answer(page, 'Có bảo hiểm y tế', 'Có');
  await answer(page, 'Là người khuyết tật', 'Không');
  await answer(page, 'Hưởng trợ cấp xã hội hằng tháng', 'Không');
  await answer(page, 'Có khả năng và muốn làm việc', 'Có');
  await page.getByLabel('Việc làm hiện nay').selectOption('Tự làm nông nghiệp, kinh doanh');
}

test('every address of an empty installation leads to the set-up', async () => {
  for (const address of ['/', '/households', '/sign-in', '/areas', '/khong-co'])
    assert.match((await session.page.goto(address)).url(), /\/set-up$/, address);
});

test('who has the code of the console becomes administrator, and officer too, and sees the first steps', async () => {
  await setUp(program, session);
  assert.equal(await session.page.getByRole('heading', { level: 1 }).innerText(), 'Bước đầu');
  assert.match(await session.page.locator('main').innerText(), /Phường Tân Phong[\s\S]*0 thôn, tổ dân phố/);
  assert.match((await session.page.goto('/set-up')).url(), /\/$/, 'there is no second set-up');
});

test('villages are pasted, looked at and added', async () => {
  const { page } = session;
  await page.goto('/first-steps');
  await page.getByRole('link', { name: 'Mở trang địa bàn' }).click();
  await page.getByRole('link', { name: 'Thêm thôn' }).first().click();
  await page.getByLabel('Danh sách, mỗi thôn một dòng').fill('01\tTổ dân phố số 1\n02\tTổ dân phố số 2\nBản Nà Lướt');
  await save(page, 'Xem trước');
  assert.equal(await page.getByText('sẽ thêm').count(), 3);
  await checkPage(session, 'villages preview');
  await save(page, 'Thêm 3 thôn');
  await page.getByText('Đã thêm.').waitFor();
  await page.getByRole('link', { name: 'Bản Nà Lướt' }).waitFor();
});

test('the number of households is entered for each village', async () => {
  const { page } = session;
  await page.goto('/first-steps');
  await page.getByRole('link', { name: 'Nhập dân số' }).click();
  for (const [village, households] of [['Tổ dân phố số 1', '120'], ['Tổ dân phố số 2', '90'], ['Bản Nà Lướt', '40']])
    await page.getByLabel(`${village}: Số hộ`).fill(households);
  await save(page, 'Lưu');
  await page.getByText('Đã lưu dân số năm 2026.').waitFor();
  assert.match(await page.getByRole('row', { name: 'Toàn xã' }).innerText(), /250/);
  await checkPage(session, 'population entered');
});

test('the first household is registered with two members', async () => {
  const { page } = session;
  await page.goto('/');
  await page.getByRole('link', { name: 'Đăng ký hộ đầu tiên' }).click();
  await page.getByLabel('Thôn, tổ dân phố').selectOption({ label: 'Bản Nà Lướt' });
  await page.getByLabel('Là hộ ở đây từ ngày').fill('2024-01-01');
  await fillPerson(page, { name: 'Lò Văn Khay', born: '03/05/1985', sex: 'Nam' });
  await checkPage(session, 'register household');
  await save(page, 'Lưu và thêm thành viên');

  await page.getByText('Đã đăng ký hộ.').waitFor();
  await page.getByLabel('Quan hệ với chủ hộ').selectOption('Vợ/chồng');
  await fillPerson(page, { name: 'Lò Thị Pâng', born: '1988', sex: 'Nữ' });
  await save(page, 'Lưu và thêm người nữa');
  await page.getByText('Hộ hiện có 2 người.').waitFor();

  await page.getByRole('link', { name: 'Xong, về trang hộ' }).click();
  household = new URL(page.url()).pathname;
  assert.match(household, /^\/households\/12\/[0-9a-f-]{36}$/);
  assert.match(await page.locator('main').innerText(), /chưa có công nhận[\s\S]*chưa phân loại được/);
  assert.equal(await page.locator('td[data-label="Quan hệ với chủ hộ"]').count(), 2);
});

test('when its facts are filled in, the household is classified and the result explained', async () => {
  const { page } = session;
  await page.goto(`${household}/edit`);
  for (const part of ['Tường', 'Cột', 'Mái']) await page.getByLabel(part, { exact: true }).selectOption('Bền chắc');
  await page.getByLabel('Diện tích nhà ở của cả hộ').fill('52,5');
  await page.getByLabel('Nguồn nước chính').selectOption('Nguồn khác, không hợp vệ sinh');
  await page.getByLabel('Nhà tiêu').selectOption('Không có');
  await answer(page, 'Có thành viên dùng dịch vụ internet', 'Không');
  await answer(page, 'Có phương tiện tiếp cận thông tin', 'Có');
  await page.getByLabel('Tivi').check();
  await answer(page, 'Hộ không có khả năng lao động', 'Không');
  await page.getByLabel('Điểm B1').fill('120');
  await page.getByLabel('Ngày của phiếu').fill('2026-10-01');
  await checkPage(session, 'household edit');
  await save(page, 'Lưu');

  await page.getByText('Đã lưu.').waitFor();
  const computed = await page.getByRole('region', { name: 'Tính từ thông tin hiện có' }).innerText();
  assert.match(computed, /Hộ nghèo/);
  assert.match(computed, /ND07-2022/);
  assert.match(await page.getByRole('region', { name: 'Đọc cho hộ nghe' }).innerText(), /Điểm B2 là 30 \(3 chỉ số thiếu hụt, mỗi chỉ số 10 điểm\), từ 30 điểm trở lên/);
  assert.match(await page.getByRole('region', { name: 'Trạng thái được công nhận' }).innerText(), /chưa có quyết định/i);

  await page.getByRole('link', { name: 'Bản giải thích' }).click();
  await page.waitForURL(/\/explain$/);
  const deprived = await page.getByText('thiếu hụt', { exact: true }).count();
  assert.equal(deprived, 3);
  await checkPage(session, 'explanation');
});

test('an opening status is recorded, and the dashboard shows it with its rate', async () => {
  const { page } = session;
  await page.goto(household);
  await page.getByRole('link', { name: 'Ghi công nhận' }).click();
  await page.getByLabel('Theo chuẩn').selectOption('ND07-2022');
  await page.getByLabel('Tình trạng').selectOption('Hộ nghèo');
  await page.getByLabel('Có hiệu lực từ ngày').fill('2025-12-15');
  await page.getByLabel('Số quyết định').fill('112/QĐ-UBND');
  await checkPage(session, 'record status');
  await save(page, 'Ghi vào sổ');
  await page.waitForURL(/done=status/);
  assert.match(await page.getByRole('region', { name: 'Trạng thái được công nhận' }).innerText(), /Hộ nghèo[\s\S]*112\/QĐ-UBND/);

  await page.goto('/');
  const figures = (await page.locator('.vl-figure').allInnerTexts()).join('\n').replace(/\s+/g, ' ');
  assert.match(figures, /Hộ nghèo 1 2 nhân khẩu/);
  assert.match(figures, /Tỷ lệ hộ nghèo 0,40% trên 250 hộ dân cư/);
  await page.locator('.vl-figure a').first().click();
  await page.getByRole('link', { name: 'Lò Văn Khay' }).waitFor();
});

test('a household is edited on a phone', async () => {
  const onPhone = await openSession(program, { size: phone });
  const { page } = onPhone;
  await signIn(onPhone, administrator.name, administrator.password);
  await page.getByText('Menu', { exact: true }).click();
  await page.getByRole('navigation', { name: 'Menu chính trên điện thoại' }).getByRole('link', { name: 'Danh sách hộ' }).click();
  await page.getByRole('link', { name: 'Lò Văn Khay' }).click();
  await page.getByRole('link', { name: 'Sửa thông tin hộ' }).first().click();
  await page.getByLabel('Nhà tiêu').selectOption('Tự hoại, bán tự hoại');
  await save(page, 'Lưu');

  await page.getByText('Đã lưu.').waitFor();
  assert.match(await page.getByRole('region', { name: 'Tính từ thông tin hiện có' }).innerText(), /Hộ cận nghèo/);
  await page.getByText('khác nhau', { exact: true }).waitFor(); // recognised poor, computed near-poor
  assert.deepEqual(onPhone.faults, []);
});

test('without JavaScript one signs in, finds a household, edits and saves', async () => {
  const plain = await openSession(program, { javaScriptEnabled: false });
  const { page } = plain;
  await signIn(plain, administrator.name, administrator.password);
  await page.goto('/households');
  await page.getByLabel('Họ tên hoặc mã hộ').fill('lo van khay');
  await page.getByRole('button', { name: 'Lọc' }).click();
  await page.getByRole('link', { name: 'Lò Văn Khay' }).click();
  await page.getByRole('link', { name: 'Sửa thông tin hộ' }).first().click();
  await page.getByLabel('Địa chỉ').fill('Đầu bản, gần suối');
  await save(page, 'Lưu');
  await page.getByText('Đã lưu.').waitFor();
  await page.getByRole('link', { name: 'Thông tin chi tiết' }).click();
  await page.getByText('Đầu bản, gần suối').waitFor();
});
