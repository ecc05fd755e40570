// A form [data-upload] with papers in it shows how far they have come. Without papers, or without this
// script, it is sent as any other form; the server's answer is the same page either way.

const megabytes = (bytes) => (bytes / 1048576).toFixed(1);

const show = (form, request) => {
  if (request.responseURL !== new URL(form.action, location.href).href) {
    location.assign(request.responseURL); // the act is done, and the answer leads elsewhere
    return;
  }
  document.open();
  document.write(request.responseText); // the same page again, with what is wrong
  document.close();
};

const send = (form, button) => {
  const place = form.querySelector('[data-progress]');
  const bar = place.querySelector('progress');
  const words = place.querySelector('p');
  const buttons = form.querySelectorAll('button');
  const request = new XMLHttpRequest();
  const ended = () => {
    words.textContent = words.dataset.failed;
    for (const button of buttons) button.disabled = false;
  };
  let announced = -1;
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    bar.value = percent;
    // told to a screen reader every tenth part, not at every packet
    if (Math.floor(percent / 10) === announced) return;
    announced = Math.floor(percent / 10);
    words.textContent = words.dataset.sending
      .replace('%1', percent)
      .replace('%2', megabytes(loaded))
      .replace('%3', megabytes(total));
  });
  request.upload.addEventListener('load', () => {
    bar.value = 100;
    words.textContent = words.dataset.keeping;
  });
  request.addEventListener('load', () => show(form, request));
  request.addEventListener('error', ended);
  request.addEventListener('abort', ended);
  request.open('POST', form.action);
  request.send(new FormData(form, button));
  for (const button of buttons) button.disabled = true;
  place.hidden = false;
};

for (const form of document.querySelectorAll('form[data-upload]')) {
  form.addEventListener('submit', (event) => {
    const papers = [...form.querySelectorAll('input[type=file]')];
    if (papers.every((field) => field.files.length === 0)) return;
    event.preventDefault();
    send(form, event.submitter);
  });
}
