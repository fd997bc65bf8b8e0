// Says at once which file was chosen, its size, and whether it is too large to be worth sending.
// <form data-kirim-langsung> is sent as soon as a fitting file is chosen.
const angka = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });

function ukuran(bita) {
  if (bita < 1024 * 1024) return `${angka.format(Math.max(1, bita / 1024))} KB`;
  return `${angka.format(bita / 1024 / 1024)} MB`;
}

document.addEventListener("change", (e) => {
  if (e.target.type !== "file") return;
  const kabar = e.target.closest(".unggah")?.querySelector("[data-unggah-kabar]");
  const semua = [...e.target.files];
  if (!kabar) return;
  const batas = Number(e.target.dataset.batasMb);
  const besar = semua.find((satu) => batas && satu.size > batas * 1024 * 1024);
  const berkas = besar || semua[0];
  const terlalu = Boolean(besar);
  kabar.classList.toggle("teks-galat", terlalu);
  kabar.textContent = !berkas
    ? ""
    : terlalu
      ? `${berkas.name} berukuran ${ukuran(berkas.size)}, melebihi batas ${batas} MB. Pilih berkas lain.`
      : `Dipilih: ${semua.map((satu) => `${satu.name} (${ukuran(satu.size)})`).join(", ")}`;
  const form = e.target.form;
  if (!berkas || terlalu || !form?.matches("[data-kirim-langsung]")) return;
  kabar.textContent = `Mengunggah ${berkas.name} (${ukuran(berkas.size)})…`;
  form.requestSubmit();
});
