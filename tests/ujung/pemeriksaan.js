// What every page must have, as a list of complaints. Runs in the page, reads only.
() => {
  const keluhan = [];
  const tampak = (unsur) => unsur.checkVisibility({ visibilityProperty: true });
  const semua = (pemilih) => [...document.querySelectorAll(pemilih)];
  const sebut = (unsur) => unsur.outerHTML.slice(0, 120);

  const nama = (unsur) => {
    const oleh = (unsur.getAttribute("aria-labelledby") || "").split(/\s+/);
    return [
      ...oleh.map((id) => document.getElementById(id)?.textContent),
      unsur.getAttribute("aria-label"),
      ...[...(unsur.labels || [])].map((label) => label.textContent),
      unsur.matches("a, button, summary") ? unsur.textContent : "",
      ...[...unsur.querySelectorAll("img")].map((gambar) => gambar.alt),
      unsur.title,
    ].join("").trim();
  };

  const tepatSatu = (pemilih) => {
    const banyak = semua(pemilih).filter(tampak).length;
    if (banyak !== 1) keluhan.push(`${banyak} ${pemilih}`);
  };
  ["h1", "main", "header:is(.publik__kepala, .atas)", "footer"].forEach(tepatSatu);
  if (document.documentElement.lang !== "id") keluhan.push("bahasa halaman bukan id");
  if (document.title.trim().length < 8) keluhan.push(`judul dokumen "${document.title}"`);

  const lebar = document.documentElement.scrollWidth;
  if (lebar > innerWidth) {
    const pelaku = semua("body *").filter(
      (unsur) => unsur.getBoundingClientRect().right > innerWidth + 1 && !unsur.closest(".gulung"),
    );
    keluhan.push(`bergulir ke samping, ${lebar} > ${innerWidth}: ${pelaku.slice(0, 3).map(sebut)}`);
  }

  const kendali = semua("a[href], button, summary, select, textarea, input:not([type=hidden])");
  for (const unsur of kendali.filter(tampak)) {
    if (!nama(unsur)) keluhan.push(`tanpa nama: ${sebut(unsur)}`);
    if (!unsur.matches(".tombol, select, textarea")) continue;
    const { width, height } = unsur.getBoundingClientRect();
    if (width < 24 || height < 24) keluhan.push(`terlalu kecil untuk jari: ${sebut(unsur)}`);
  }
  for (const gambar of semua("img:not([alt])")) keluhan.push(`gambar tanpa alt: ${sebut(gambar)}`);

  const nomor = semua("[id]").map((unsur) => unsur.id);
  for (const id of new Set(nomor.filter((satu, n) => nomor.indexOf(satu) !== n))) {
    keluhan.push(`id kembar: ${id}`);
  }
  for (const atribut of ["aria-describedby", "aria-labelledby", "aria-controls", "for"]) {
    for (const unsur of semua(`[${atribut}]`)) {
      for (const id of unsur.getAttribute(atribut).split(/\s+/)) {
        if (!nomor.includes(id)) keluhan.push(`${atribut} menunjuk ke ${id}, yang tidak ada`);
      }
    }
  }
  const tingkat = semua("main :is(h1, h2, h3, h4)").filter(tampak).map((h) => Number(h.tagName[1]));
  tingkat.forEach((n, i) => {
    if (i && n > tingkat[i - 1] + 1) keluhan.push(`judul melompat dari h${tingkat[i - 1]} ke h${n}`);
  });
  return keluhan;
}
