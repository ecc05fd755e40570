// What stands in [data-live] renews itself: each event of the stream is HTML, and its part takes the place of the
// part of the same name. Without this script there is a link that asks for the page anew.
const live = document.querySelector('[data-live]');
const told = document.querySelector('[data-told]');
const language = document.documentElement.lang;
let source;
let voted = '';
let pause = 5;

const show = (name, shown) => document.querySelectorAll(`[${name}]`).forEach((one) => { one.hidden = !shown; });

const tick = () => {
  for (const state of voted.split(' ').filter(Boolean)) {
    live.querySelector(`[data-state="${state}"] b`)?.removeAttribute('hidden');
  }
};

// a short sentence is read out, and only when it is another; the table is not
const tell = (text) => { if (told && text && told.textContent !== text) told.textContent = text; };

const take = (html) => {
  const arrived = document.createElement('template');
  arrived.innerHTML = html;
  for (const part of [...arrived.content.children]) {
    live.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceWith(part);
    voted = part.dataset.voted ?? '';
    tell(part.querySelector(`[data-say="${language}"]`)?.textContent);
  }
  tick();
};

const follow = () => {
  source?.close();
  source = new EventSource(live.dataset.live);
  source.onmessage = (event) => take(event.data);
  source.onopen = () => {
    pause = 5;
    show('data-if-live', true);
    show('data-unless-live', false);
    show('data-if-lost', false);
  };
  // the browser asks again by itself where the line broke; where it was refused, we do, later and later
  source.onerror = () => {
    show('data-if-live', false);
    show('data-unless-live', true);
    show('data-if-lost', true);
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(follow, pause * 1000);
      pause = Math.min(2 * pause, 60);
    }
  };
};

// a page that nobody looks at keeps no line open; a browser has six
document.addEventListener('visibilitychange', () => {
  if (document.hidden) source.close();
  else follow();
});
follow();
