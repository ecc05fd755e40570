// What stands in [data-live] renews itself: each event of the stream is HTML, and its part takes the place of the
// part of the same name. Without this script there is a link that asks for the page anew.
const live = document.querySelector('[data-live]');
const told = document.querySelector('[data-told]');
const language = document.documentElement.lang;
let source;
let pause = 5;

const show = (name, shown) => document.querySelectorAll(`[${name}]`).forEach((one) => { one.hidden = !shown; });

const each = (states, mark) => {
  for (const state of (states ?? '').split(' ').filter(Boolean)) {
    const place = live.querySelector(`[data-state="${state}"]`);
    if (place) mark(place);
  }
};

// who has voted, or what each did: sent apart from the roll, which is long and stays as it is
const mark = (part) => {
  each(part.dataset.voted, (place) => place.querySelector('b')?.removeAttribute('hidden'));
  for (const word of part.querySelectorAll('[data-states]')) {
    each(word.dataset.states, (place) => {
      const did = document.createElement('b');
      did.append(...[...word.childNodes].map((one) => one.cloneNode(true)));
      place.querySelector('b')?.remove();
      place.append(did);
      place.className = word.dataset.kind;
    });
  }
};

// a short sentence is read out, and only when it is another; the table is not
const tell = (text) => { if (told && text && told.textContent !== text) told.textContent = text; };

const take = (html) => {
  const arrived = document.createElement('template');
  arrived.innerHTML = html;
  for (const part of [...arrived.content.children]) {
    // a part of it that is not sent again stands there already
    for (const place of part.querySelectorAll('[data-part]:empty')) {
      const kept = live.querySelector(`[data-part="${place.dataset.part}"]`);
      if (kept) place.replaceWith(kept);
    }
    live.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceWith(part);
    mark(part);
    tell(part.querySelector(`[data-say="${language}"]`)?.textContent);
  }
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
