// <form data-simpan-otomatis="/alamat/"> posts its fields (never files) shortly after a change.
// An empty value means the form's own action. [data-simpan-status] inside the form tells how it went.
const TUNDA_MS = 800;
const penunda = new WeakMap();

function kabari(form, teks) {
  const tempat = form.querySelector("[data-simpan-status]");
  if (tempat) tempat.textContent = teks;
}

function isian(form) {
  const data = new FormData(form);
  for (const [nama, nilai] of [...data]) if (nilai instanceof File) data.delete(nama);
  return data;
}

async function simpan(form) {
  kabari(form, "Menyimpan…");
  try {
    const jawaban = await fetch(form.dataset.simpanOtomatis || form.action, {
      method: "POST",
      body: isian(form),
      headers: { "X-Simpan-Otomatis": "1" },
    });
    // A redirect means the session ended: its login page answers 200.
    const berhasil = jawaban.ok && !jawaban.redirected;
    kabari(form, berhasil ? "Isian tersimpan." : "Isian belum tersimpan. Tekan tombol Simpan.");
  } catch {
    kabari(form, "Sambungan terputus. Isian belum tersimpan.");
  }
}

function jadwalkan(e) {
  const form = e.target.closest("form[data-simpan-otomatis]");
  if (!form || e.target.type === "file") return;
  clearTimeout(penunda.get(form));
  penunda.set(form, setTimeout(() => simpan(form), TUNDA_MS));
}

document.addEventListener("input", jadwalkan);
document.addEventListener("change", jadwalkan);
// Sending the form makes the pending draft pointless, and it must not arrive after it.
document.addEventListener("submit", (e) => clearTimeout(penunda.get(e.target)));
