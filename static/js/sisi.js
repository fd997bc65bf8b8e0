// The side bar's collapse button, and menus that close on Escape or a click elsewhere.
const akar = document.documentElement;
const tombol = document.querySelector("[data-sisi-ciut]");

function tampilkan() {
  tombol.setAttribute("aria-expanded", String(akar.dataset.sisi !== "ciut"));
}

if (tombol) {
  tampilkan();
  tombol.addEventListener("click", () => {
    akar.dataset.sisi = akar.dataset.sisi === "ciut" ? "lebar" : "ciut";
    tampilkan();
    try {
      localStorage.setItem("sisi", akar.dataset.sisi);
    } catch {
      // Not remembered where storage is refused.
    }
  });
}

function tutup(kecuali) {
  for (const lipatan of document.querySelectorAll("details.lipatan[open]")) {
    if (lipatan !== kecuali) lipatan.open = false;
  }
}

document.addEventListener("click", (e) => tutup(e.target.closest("details.lipatan")));
document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  const terbuka = document.querySelector("details.lipatan[open]");
  tutup(null);
  terbuka?.querySelector("summary").focus();
});
