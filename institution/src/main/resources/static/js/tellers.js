// What delegates and tellers do with credentials and keys, on their own machine: draw a credential and
// seal its public part, make a teller's keys and share them, open and mix envelopes, open the sum. The
// secrets are in the person's hands and on this page; the form that is sent holds none of them.
import * as belenios from './belenios.js';
import * as envelopes from './envelopes.js';
import * as shares from './shares.js';

const form = document.querySelector('form[data-ceremony]');
const { ceremony, uuid, teller, last } = form.dataset;
const find = (what) => form.querySelector(what);
const data = [...form.querySelectorAll('data')].map((one) => one.value);
const wrong = find('[data-wrong]');
const status = find('[role=status]');
const button = find('button');
const tell = (what) => {
  wrong.textContent = what;
  wrong.hidden = false;
};
const fill = (name, value) => {
  form.elements.namedItem(name).value = value;
};

class Wrong extends Error {}

const key = async () => {
  const [chosen] = find('#key-file').files;
  const text = chosen ? await chosen.text() : find('#key-text').value;
  try {
    const read = JSON.parse(text);
    if (read.uuid !== uuid || read.teller !== Number(teller)) throw new Wrong('key');
    return { signing: BigInt(read.signing), envelopes: read.envelopes };
  } catch {
    throw new Wrong('key');
  }
};

const TELLERS = 3;

// The key that came of all shares, and what else is on the page.
const own = async (mine) => {
  const parts = [0, 1, 2].map((part) => data.slice(part * TELLERS, (part + 1) * TELLERS));
  const secret = await shares.taken(uuid, Number(teller), mine.signing, mine.envelopes, ...parts);
  if (secret === null) throw new Wrong('key');
  return [secret, data.slice(3 * TELLERS)];
};

// What is drawn as the page opens, and sent once the person says that the secret part is kept.
const drawn = {
  async keys() {
    const signing = belenios.exponent();
    const opening = await envelopes.openingKey();
    fill('certificate', JSON.stringify(await shares.certificate(signing)));
    fill('opening', opening.publicKey);
    const file = JSON.stringify({
      uuid,
      teller: Number(teller),
      signing: String(signing),
      envelopes: opening.secret,
    });
    find('#keep').href = URL.createObjectURL(new Blob([file], { type: 'application/json' }));
  },
  async register() {
    const credential = belenios.drawCredential();
    const element = belenios.g(await belenios.secretOf(credential, uuid));
    fill('envelope', await envelopes.sealed(element, uuid, data));
    find('#credential').value = credential;
  },
};

const kept = async () => {
  if (!find('#kept').checked) throw new Wrong('keep');
};

const work = {
  keys: kept,
  register: kept,
  async share() {
    const mine = await key();
    const given = await shares.given(uuid, Number(teller), mine.signing, data);
    fill('commitments', JSON.stringify(given.commitments));
    fill('shares', given.shares.join('\n'));
  },
  async mix() {
    const mine = await key();
    const [secret, sealed] = await own(mine);
    const inside = await envelopes
      .opened(sealed, uuid, teller, mine.envelopes, last === 'true')
      .catch(() => {
        throw new Wrong('open');
      });
    fill('list', inside.join('\n'));
    fill('trustee', JSON.stringify(await belenios.trusteeKey(secret)));
  },
  async decrypt() {
    const [secret, [election, sums]] = await own(await key());
    fill('decryption', JSON.stringify(await belenios.decryption(election, JSON.parse(sums), secret)));
  },
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  button.disabled = true;
  wrong.hidden = true;
  status.textContent = status.dataset.working;
  try {
    await work[ceremony]();
    HTMLFormElement.prototype.submit.call(form);
  } catch (failure) {
    status.textContent = '';
    const why = failure instanceof Wrong || failure instanceof shares.Unfit ? failure.message : 'failed';
    tell(wrong.dataset[why].replace('%1', failure.giver));
    wrong.focus();
    button.disabled = false;
  }
});

try {
  await drawn[ceremony]?.();
} catch {
  tell(wrong.dataset.failed);
  button.disabled = true;
}
form.hidden = false;
