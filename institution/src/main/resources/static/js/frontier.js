// On the drawing the point nearest to a tap is looked at, and a point's package is shown without a new page. Without
// this script the list, the numbers and the links do the same. It runs as soon as the drawing is there, while the
// rest of the page still comes.
const figure = () => document.querySelector("figure[data-look]");
let last = 0;

async function look(address) {
    const mine = ++last;
    figure().setAttribute("aria-busy", "true");
    try {
        const answer = await fetch(address, { redirect: "error" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (mine !== last) return; // another was asked for since
        figure().replaceWith(page.querySelector("figure[data-look]"));
        document.querySelector("#package").replaceWith(page.querySelector("#package"));
        document.querySelector("#package").focus();
        history.replaceState(null, "", address);
        begin();
    } catch {
        location.assign(address); // the server says what is the matter
    }
}

function begin() {
    const svg = figure().querySelector("svg");
    svg.classList.add("at-hand");
    svg.addEventListener("click", (event) => {
        const box = svg.getBoundingClientRect();
        const unit = svg.viewBox.baseVal.width / box.width;
        const at = (place) => Math.max(0, Math.round(place * unit));
        look(`${figure().dataset.look}?x=${at(event.clientX - box.left)}&y=${at(event.clientY - box.top)}#package`);
    });
}

document.querySelector("main").addEventListener("click", (event) => {
    const link = event.target.closest('a[href*="?point="]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        look(link.href);
    }
});
begin();
