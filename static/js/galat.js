// The error summary takes focus, on load and after a part of the page was replaced.
function sorot() {
  document.querySelector("[data-ringkasan-galat]")?.focus();
}

sorot();
document.addEventListener("htmx:afterSwap", sorot);

// A link of the summary goes to the control itself, with its label in view.
document.addEventListener("click", (e) => {
  const tautan = e.target.closest("[data-ringkasan-galat] a[href^='#']");
  const medan = tautan && document.getElementById(tautan.hash.slice(1));
  if (!medan) return;
  e.preventDefault();
  (medan.closest(".medan, .putusan") ?? medan).scrollIntoView({ block: "start" });
  medan.focus({ preventScroll: true });
});
