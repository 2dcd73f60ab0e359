/** Creates a request from the values of the form. Empty fields are omitted, so that the defaults apply. */

const GEO = ['X-User-Country', 'X-User-Region', 'X-User-City', 'X-User-Timezone', 'X-Forwarded-For'];

/** @return path, headers and body for the vendor's endpoint */
export function requestOf(form, messages) {
  const kind = form.kind.value;
  const legacy = kind === 'legacy';
  const headers = { 'Content-Type': 'application/json', [legacy ? 'thrads-api-key' : 'thrad-api-key']: form.key.value.trim() };
  if (form.scenario.value) headers['X-Mock-Scenario'] = form.scenario.value;
  if (!legacy) Object.assign(headers, filled(form, GEO, String));
  return {
    path: legacy ? '/api/v1/message/get-ad' : '/api/v1/ssp/bid-request',
    headers,
    body: legacy ? legacyBody(form, messages) : kind === 'opener' ? openerBody(form) : contextualBody(form, messages),
  };
}

function contextualBody(form, messages) {
  return {
    userId: form.userId.value,
    chatId: form.chatId.value,
    messages,
    ...filled(form, ['turn_number', 'turns_from_last_ad'], Number),
    ...filled(form, ['force'], isTrue),
    ...config(form, ['ad_offset', 'max_frequency', 'max_headline_chars']),
  };
}

function openerBody(form) {
  const formats = [...form.querySelectorAll('[name=format]:checked')].map(box => box.value);
  return { userId: form.userId.value, request_type: 'opener', ad_formats: formats, ...filled(form, ['force'], isTrue), ...config(form, ['max_headline_chars']) };
}

function legacyBody(form, messages) {
  const last = role => messages.filter(message => message.role === role).at(-1)?.content ?? '';
  const force = form.legacyForce.value;
  return {
    userId: form.userId.value,
    chatId: form.chatId.value,
    content: { user: last('user'), chatbot: last('assistant') },
    ...filled(form, ['userRegion'], String),
    ...filled(form, ['conversationOffset', 'adFrequencyLimit'], Number),
    ...filled(form, ['production'], isTrue),
    ...(force === '' ? {} : { force: isTrue(force) }),
  };
}

function config(form, numbers) {
  const config = { ...filled(form, numbers, Number), ...filled(form, ['image_enabled'], isTrue), ...filled(form, ['experiment_tag'], String) };
  return Object.keys(config).length === 0 ? {} : { config };
}

function filled(form, names, read) {
  return Object.fromEntries(names.filter(name => form.elements[name].value.trim() !== '').map(name => [name, read(form.elements[name].value.trim())]));
}

const isTrue = text => text === 'true';
