// A form [data-keep] is kept on this device while the line is down, and sent when it is back, with the version it
// was begun from: the server merges. What is kept is in sessionStorage alone, under the case and the reader, and
// goes when it was sent and when somebody signs out (signed-out.js). Without this script the form is sent as any other.

let form;
let words;
let key;
let waiting = null; // the button that was pressed while the line was down
let sending = false;

const say = (text, tone = 'error') => { words.textContent = text; words.className = `small ${tone}`; };
const entries = (button) => [...new FormData(form, button)].filter(([, value]) => typeof value === 'string');
const drop = () => sessionStorage.removeItem(key);
const keep = () => {
  try {
    sessionStorage.setItem(key, JSON.stringify(entries()));
  } catch { /* no room, or no storage: the page itself still holds it */ }
};
const away = (button) => {
  waiting = button ?? waiting;
  keep();
  say(form.dataset.away);
};

// where the act is done the answer leads elsewhere; else it is this page again, rearranged or with what is wrong
const show = async (answer) => {
  if (answer.redirected) {
    if (new URL(answer.url).pathname === '/sign-in') keep(); // the sign-in has run out: it is found again after the next
    else drop();
    location.assign(answer.url);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  document.title = page.title;
  document.querySelector('main').replaceWith(page.querySelector('main'));
  drop();
  if (document.querySelector('form[data-keep]')) begin();
  const told = document.querySelector('[role=alert]');
  if (told) told.focus();
};

const post = async (body, button) => {
  if (sending) return;
  sending = true;
  waiting = null;
  try {
    await show(await fetch(form.action, { method: 'POST', body: new URLSearchParams(body) }));
  } catch {
    away(button);
  }
  sending = false;
};

const offer = (text, done) => {
  const one = document.createElement('button');
  one.type = 'button';
  one.className = 'link-button';
  one.textContent = text;
  one.addEventListener('click', done);
  words.append(' ', one);
};

const begin = () => {
  form = document.querySelector('form[data-keep]');
  words = form.querySelector('[data-kept]');
  key = `text ${form.dataset.keep}`;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (navigator.onLine) post(entries(event.submitter), event.submitter);
    else away(event.submitter);
  });
  form.addEventListener('input', () => { if (!navigator.onLine) away(); });
};

begin();
addEventListener('offline', () => away());
addEventListener('online', () => {
  if (waiting) post(entries(waiting), waiting);
  else say(form.dataset.back, '');
});
setInterval(() => { if (waiting && navigator.onLine) post(entries(waiting), waiting); }, 10000);

// what was kept when this page was left is shown again by the server, as it was typed
const kept = sessionStorage.getItem(key);
if (kept) {
  say(form.dataset.found);
  offer(form.dataset.show, () => {
    const body = new URLSearchParams(JSON.parse(kept));
    for (const name of ['_csrf', 'once']) body.set(name, form.elements[name].value);
    body.set('do', 'show');
    post(body);
  });
  offer(form.dataset.drop, () => { drop(); say('', ''); });
}
