// A form [data-sign] signs what its page shows with one of the person's passkeys: data-options says
// what the device is asked (the challenge is the hash of the text), and the answer goes with the form.
import { attach } from './passkey.js';

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-sign]')) attach(form, 'get');
}
