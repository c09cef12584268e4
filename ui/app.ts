// What a browser with scripts gets in addition. No page needs it.
import './passkey.ts';

/** A form sent twice by an impatient second click would be answered by "someone else changed this". */
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (form.method !== 'post') return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
});

// A page taken out of the browser's back-forward store may be sent again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});

/** On a phone the menu covers the page: Escape and a tap outside close it. */
const menu = document.querySelector<HTMLDetailsElement>('details.vl-phone-menu');
const account = document.querySelector<HTMLDetailsElement>('details.vl-account');
for (const box of [menu, account]) {
  if (!box) continue;
  document.addEventListener('click', (event) => {
    if (!box.contains(event.target as Node)) box.open = false;
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !box.open) return;
    box.open = false;
    box.querySelector('summary')?.focus();
  });
}

/** Filters are sent at a change of a choice; without a script there is the button. */
document.addEventListener('change', (event) => {
  const field = event.target as HTMLElement;
  const form = field.closest<HTMLFormElement>('form[data-send-on-change]');
  if (form && field instanceof HTMLSelectElement) form.requestSubmit();
});

/** A part that tells of running work is fetched anew until it is gone; then the whole page is. */
async function renew(part: HTMLElement): Promise<void> {
  for (;;) {
    await new Promise((done) => setTimeout(done, 1500));
    if (document.hidden) continue;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.querySelector(part.dataset.renew!);
      if (!answer.ok || !next) break;
      for (const [place, fresh] of [['p', 'textContent'], ['progress', 'value']] as const) {
        const [old, now] = [part.querySelector(place), next.querySelector(place)];
        if (old && now) (old as never)[fresh] = (now as never)[fresh];
      }
    } catch {
      // The line is down for a moment; the work goes on without it.
    }
  }
  location.reload();
}
for (const part of document.querySelectorAll<HTMLElement>('[data-renew]')) void renew(part);
