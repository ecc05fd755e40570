// The ballot paper: what is chosen is encrypted on this page, signed with the voter's credential, and sent
// without the cookies that would say who sends it.
import * as belenios from './belenios.js';

const paper = document.querySelector('[data-paper]');
const { action, election, uuid } = paper.dataset;
const { questions } = JSON.parse(election);
const fieldsets = [...paper.querySelectorAll('fieldset')];
const credential = paper.querySelector('#credential');
const button = paper.querySelector('button');
const wrong = paper.querySelector('[data-wrong]');
const status = paper.querySelector('[role=status]');

const refused = (sentence, field) => {
  status.firstElementChild.textContent = '';
  wrong.textContent = sentence;
  wrong.hidden = false;
  field?.setAttribute('aria-invalid', 'true');
  wrong.focus();
  button.disabled = false;
};

// 1 or 0 for each choice, the blank vote first; null where the paper is not filled in
const chosen = (fieldset, { answers }) => {
  const taken = [...fieldset.querySelectorAll('input:checked')].map((one) => Number(one.value));
  const blank = taken.includes(0);
  if (blank ? taken.length > 1 : taken.length < 1 || taken.length > fieldset.dataset.places) return null;
  return [...Array(answers.length + 1).keys()].map((at) => (taken.includes(at) ? 1 : 0));
};

const cast = async () => {
  for (const one of paper.querySelectorAll('[aria-invalid]')) one.removeAttribute('aria-invalid');
  wrong.hidden = true;
  const choices = questions.map((question, i) => chosen(fieldsets[i], question));
  const empty = choices.indexOf(null);
  if (empty >= 0) return refused(wrong.dataset.choice, fieldsets[empty].querySelector('input'));
  const read = belenios.readCredential(credential.value);
  if (!read) return refused(wrong.dataset.credential, credential);
  button.disabled = true;
  const all = choices.reduce((sum, one) => sum + one.length, 0);
  let done = 0;
  const tell = () => {
    status.firstElementChild.textContent = status.dataset.encrypting.replace('%1', done++).replace('%2', all);
    return new Promise((go) => setTimeout(go));
  };
  await tell();
  const ballot = await belenios.cast(election, await belenios.secretOf(read, uuid), choices, tell);
  status.firstElementChild.textContent = status.dataset.sending;
  const answer = await fetch(action, {
    method: 'POST',
    credentials: 'omit',
    headers: { 'Accept-Language': document.documentElement.lang },
    body: new URLSearchParams({ ballot }),
  });
  const text = await answer.text();
  if (answer.status === 422) return refused(text, credential);
  if (!answer.ok || text !== (await belenios.fingerprint(ballot))) throw new Error(text);
  for (const field of paper.querySelectorAll('fieldset, .field, .ends')) field.hidden = true;
  for (const one of paper.querySelectorAll('input')) {
    one.checked = false;
    if (one === credential) one.value = '';
  }
  status.firstElementChild.textContent = '';
  paper.querySelector('[data-tracker]').textContent = text;
  paper.querySelector('[data-cast]').hidden = false;
  status.focus();
};

button.addEventListener('click', () => cast().catch(() => refused(wrong.dataset.failed)));
paper.hidden = false;
