// A form [data-passkey] asks the device for a passkey before it is sent: "get" to answer a challenge,
// "create" to make a new key. What the device is asked stands in data-options, or is fetched from
// data-ask. The answer goes into the form's field "answer"; then the form is sent as any other.
// Forms stay hidden where no passkey can be used; [data-without] then says so.

const bytes = (text) => {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
};

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const named = (credentials = []) =>
  credentials.map((one) => ({ ...one, id: bytes(one.id) }));

const asked = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  allowCredentials: named(options.allowCredentials),
  excludeCredentials: named(options.excludeCredentials),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
});

const answer = (credential) => {
  const { response } = credential;
  const given = { clientDataJSON: text(response.clientDataJSON) };
  if (response.attestationObject) {
    given.attestationObject = text(response.attestationObject);
    given.transports = response.getTransports ? response.getTransports() : [];
  } else {
    given.authenticatorData = text(response.authenticatorData);
    given.signature = text(response.signature);
    if (response.userHandle) given.userHandle = text(response.userHandle);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: given,
    clientExtensionResults: credential.getClientExtensionResults(),
    ...(credential.authenticatorAttachment && {
      authenticatorAttachment: credential.authenticatorAttachment,
    }),
  });
};

const options = async (form) => {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const reply = await fetch(form.dataset.ask, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ _csrf: form.elements.namedItem('_csrf').value }),
  });
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
};

export const attach = (form, kind) => {
  const failed = form.querySelector('[data-failed]');
  const button = form.querySelector('button');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    if (failed) failed.hidden = true;
    try {
      const publicKey = asked(await options(form));
      const credential =
        kind === 'create'
          ? await navigator.credentials.create({ publicKey })
          : await navigator.credentials.get({ publicKey });
      form.elements.namedItem('answer').value = answer(credential);
      HTMLFormElement.prototype.submit.call(form);
    } catch {
      if (failed) failed.hidden = false;
      button.disabled = false;
    }
  });
  form.hidden = false;
};

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    attach(form, form.dataset.passkey);
  }
  for (const words of document.querySelectorAll('[data-without]')) words.hidden = true;
}
