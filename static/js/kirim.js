// One press is enough: a form on its way says so and is not sent again.
const BEBAS_SETELAH_MS = 15000;
const isiSemula = new WeakMap();

function bebaskan(form) {
  delete form.dataset.mengirim;
  for (const tombol of form.querySelectorAll("[data-mengirim]")) {
    tombol.removeAttribute("aria-disabled");
    tombol.replaceChildren(...isiSemula.get(tombol));
    delete tombol.dataset.mengirim;
  }
}

document.addEventListener("submit", (e) => {
  const form = e.target;
  if (e.defaultPrevented || form.method === "get" || form.matches("[hx-post]")) return;
  if (form.dataset.mengirim) {
    e.preventDefault();
    return;
  }
  form.dataset.mengirim = "ya";
  const tombol = e.submitter;
  if (tombol?.matches("button.tombol")) {
    // aria-disabled, not disabled: a disabled button's name and value would not be sent.
    isiSemula.set(tombol, [...tombol.childNodes]);
    tombol.dataset.mengirim = "ya";
    tombol.setAttribute("aria-disabled", "true");
    tombol.replaceChildren("Mengirim…");
  }
  // An answer that is a download never leaves this page.
  setTimeout(() => bebaskan(form), BEBAS_SETELAH_MS);
});

// The back button brings the page as it was left.
window.addEventListener("pageshow", (e) => {
  if (e.persisted) document.querySelectorAll("form[data-mengirim]").forEach(bebaskan);
});
