// Shows, while weights are entered, how much of the whole each issue counts. The server reckons it anew.
const shares = document.querySelector("[data-shares]");
const fields = [...document.querySelectorAll('input[name^="weight-"]')];

function show() {
    // of bounds, the middle
    const weights = fields.map((field) => {
        const ends = field.value.split(/\s*[-–—~～至]\s*/).map((end) => Math.max(0, Math.min(100, Number(end) || 0)));
        return (ends[0] + ends[ends.length - 1]) / 2;
    });
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    fields.forEach((field, at) => {
        const share = whole === 0 ? 0 : Math.round((100 * weights[at]) / whole);
        shares.querySelector(`[data-share="${field.name}"]`).value = share;
        shares.querySelector(`[data-number="${field.name}"]`).textContent = `${share} %`;
    });
}

if (shares) {
    shares.hidden = false;
    fields.forEach((field) => field.addEventListener("input", show));
    show();
}
