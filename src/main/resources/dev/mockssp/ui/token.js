import { el } from './dom.js';

const KEPT = 'mock-ssp-admin-token';
const SESSION = '/__admin/session';

let token = kept();
let asked = null;

/** A browser that stores nothing keeps the token until the page is left. */
function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(accepted) {
  token = accepted;
  try {
    sessionStorage.setItem(KEPT, accepted);
  } catch {
    // As above.
  }
}

/** The headers that a request to the admin API needs: none, unless the user has entered the token of --admin-token. */
export function authorization() {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

/** As `fetch`. If the mock server needs its token, the user enters it, and the request is sent again. */
export async function fetchAdmin(path, options = {}) {
  for (;;) {
    const response = await fetch(path, { ...options, headers: { ...options.headers, ...authorization() } });
    if (response.status !== 401) return response;
    await askForToken();
  }
}

/** Renews the cookie by which links and the event stream are allowed. A mock server that was started again has another. */
export async function renewSession() {
  if (token !== null) await fetch(SESSION, { method: 'POST', headers: authorization() }).catch(() => {});
}

/** Resolves when the user has entered the token that the mock server accepts. */
export function askForToken() {
  asked ??= new Promise(resolve => open(resolve)).finally(() => (asked = null));
  return asked;
}

function open(accepted) {
  const input = el('input', { type: 'password', id: 'token', autocomplete: 'off', required: true });
  const wrong = el('p', { id: 'token-wrong', role: 'alert' });
  const form = el('form', { class: 'row' }, el('label', { for: 'token' }, 'Token'), input, el('button', { type: 'submit', id: 'token-send' }, 'Continue'));
  const dialog = el('dialog', { id: 'token-dialog', 'aria-labelledby': 'token-heading' },
    el('h2', { id: 'token-heading' }, 'This mock server needs its token'),
    el('p', {}, 'Enter the value of ', el('code', {}, '--admin-token'), ' or ', el('code', {}, 'MOCK_SSP_ADMIN_TOKEN'), '. This tab keeps it until you close it.'),
    form, wrong);
  // The escape key closes a dialog.
  dialog.addEventListener('close', () => dialog.isConnected && dialog.showModal());
  form.addEventListener('submit', async event => {
    event.preventDefault();
    wrong.textContent = await problemWith(input.value.trim());
    if (wrong.textContent !== '') return input.select();
    dialog.remove();
    accepted();
  });
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
}

async function problemWith(entered) {
  if (!/^[!-~]+$/.test(entered)) return 'The token has visible ASCII characters only, and no spaces.';
  try {
    const response = await fetch(SESSION, { method: 'POST', headers: { Authorization: `Bearer ${entered}` } });
    if (response.status === 401) return 'This is not the token of this mock server.';
    if (!response.ok) return `The mock server responded with ${response.status}`;
  } catch {
    return 'The mock server cannot be reached. Is it still running?';
  }
  keep(entered);
  return '';
}
