// Passkeys: the one thing here that only a script can do. The page's own form carries the result to the server.

type Answer = PublicKeyCredential & { toJSON(): unknown };

const words: Record<string, string> = {
  NotAllowedError: 'Thiết bị chưa xác nhận, hoặc bạn đã bấm hủy. Hãy thử lại.',
  InvalidStateError: 'Thiết bị này đã có khóa của tài khoản.',
  SecurityError: 'Khóa chỉ dùng được ở địa chỉ localhost hoặc https.',
};

async function ask(form: HTMLFormElement): Promise<string> {
  const token = form.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')!.value;
  const answer = await fetch(form.dataset.options!, {
    method: 'POST',
    headers: { RequestVerificationToken: token },
    credentials: 'same-origin',
  });
  if (!answer.ok) throw new Error(String(answer.status));

  const options = await answer.json();
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  return JSON.stringify((credential as Answer).toJSON());
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const error = form.querySelector<HTMLElement>('[data-passkey-error]')!;
  const button = form.querySelector<HTMLButtonElement>('button')!;

  // Before the guard against sending twice: this form is sent by the script, once there is something to send.
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    error.hidden = true;
    button.disabled = true;
    try {
      if (!window.PublicKeyCredential || !('parseCreationOptionsFromJSON' in PublicKeyCredential)) throw new Error('old');
      form.querySelector<HTMLInputElement>('input[name$=".Credential"]')!.value = await ask(form);
      form.submit();
    } catch (failure) {
      const name = failure instanceof DOMException ? failure.name : '';
      error.textContent = words[name] ?? 'Trình duyệt này chưa dùng được khóa. Hãy cập nhật trình duyệt, hoặc dùng mật khẩu.';
      error.hidden = false;
      button.disabled = false;
    }
  });
}
