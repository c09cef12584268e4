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
