// What delegates and tellers do with credentials and keys, on their own machine: draw a credential and
// seal its public part, make a teller's keys, open and mix envelopes, open the sum. The secrets are in
// the person's hands and on this page; the form that is sent holds none of them.
import * as belenios from './belenios.js';
import * as envelopes from './envelopes.js';

const form = document.querySelector('form[data-ceremony]');
const { ceremony, uuid, teller, last } = form.dataset;
const data = [...form.querySelectorAll('data')].map((one) => one.value);
const wrong = form.querySelector('[data-wrong]');
const status = form.querySelector('[role=status]');
const fill = (name, value) => {
  form.elements.namedItem(name).value = value;
};

class Wrong extends Error {}

const key = async () => {
  const [chosen] = form.querySelector('#key-file').files;
  const text = chosen ? await chosen.text() : form.querySelector('#key-text').value;
  try {
    const read = JSON.parse(text);
    if (read.uuid !== uuid || read.teller !== Number(teller)) throw new Wrong('key');
    return { ballots: BigInt(read.ballots), envelopes: read.envelopes };
  } catch {
    throw new Wrong('key');
  }
};

// What is drawn as the page opens, and sent once the person says that the secret part is kept.
const drawn = {
  async keys() {
    const secret = belenios.exponent();
    const opening = await envelopes.openingKey();
    fill('trustee', JSON.stringify(await belenios.trusteeKey(secret)));
    fill('opening', opening.publicKey);
    const file = JSON.stringify({
      uuid,
      teller: Number(teller),
      ballots: String(secret),
      envelopes: opening.secret,
    });
    form.querySelector('#keep').href = URL.createObjectURL(new Blob([file], { type: 'application/json' }));
  },
  async register() {
    const credential = belenios.drawCredential();
    const element = belenios.g(await belenios.secretOf(credential, uuid));
    fill('envelope', await envelopes.sealed(element, uuid, data));
    form.querySelector('#credential').value = credential;
  },
};

const kept = async () => {
  if (!form.querySelector('#kept').checked) throw new Wrong('keep');
};

const work = {
  keys: kept,
  register: kept,
  async mix() {
    const mine = await key();
    const inside = await envelopes
      .opened(data, uuid, teller, mine.envelopes, last === 'true')
      .catch(() => {
        throw new Wrong('open');
      });
    fill('list', inside.join('\n'));
  },
  async decrypt() {
    const [election, sums] = data;
    const mine = await key();
    fill('decryption', JSON.stringify(await belenios.decryption(election, JSON.parse(sums), mine.ballots)));
  },
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  wrong.hidden = true;
  status.textContent = status.dataset.working;
  try {
    await work[ceremony]();
    HTMLFormElement.prototype.submit.call(form);
  } catch (failure) {
    status.textContent = '';
    wrong.textContent = wrong.dataset[failure instanceof Wrong ? failure.message : 'failed'];
    wrong.hidden = false;
    wrong.focus();
    button.disabled = false;
  }
});

try {
  await drawn[ceremony]?.();
} catch {
  wrong.textContent = wrong.dataset.failed;
  wrong.hidden = false;
  form.querySelector('button').disabled = true;
}
form.hidden = false;
