// <form data-simpan-otomatis="/alamat/"> posts its fields (never files) shortly after a change.
// An empty value means the form's own action. [data-simpan-status] inside the form tells how it went.
const TUNDA_MS = 800;
const penunda = new WeakMap();
const perjalanan = new WeakMap();

function kabari(form, teks) {
  const tempat = form.querySelector("[data-simpan-status]");
  if (tempat) tempat.textContent = teks;
}

function isian(form) {
  const data = new FormData(form);
  for (const [nama, nilai] of [...data]) if (nilai instanceof File) data.delete(nama);
  return data;
}

// 422 means that all but the fields named in the answer was kept: half a number is no error yet.
async function katakan(jawaban) {
  if (jawaban.status === 422) {
    const { belum = [] } = await jawaban.json();
    return `Tersimpan, kecuali: ${belum.join(", ")}.`;
  }
  // A redirect means the session ended: its login page answers 200.
  const berhasil = jawaban.ok && !jawaban.redirected;
  return berhasil ? "Isian tersimpan." : "Isian belum tersimpan. Tekan tombol Simpan.";
}

// Drafts may not overtake each other: the one on its way is given up for the next.
function batalkan(form) {
  clearTimeout(penunda.get(form));
  perjalanan.get(form)?.abort();
  perjalanan.set(form, new AbortController());
  return perjalanan.get(form);
}

async function simpan(form) {
  const kendali = batalkan(form);
  kabari(form, "Menyimpan…");
  try {
    const jawaban = await fetch(form.dataset.simpanOtomatis || form.action, {
      method: "POST",
      body: isian(form),
      headers: { "X-Simpan-Otomatis": "1" },
      signal: kendali.signal,
    });
    kabari(form, await katakan(jawaban));
  } catch {
    if (kendali.signal.aborted) return;
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
document.addEventListener("submit", (e) => batalkan(e.target));
