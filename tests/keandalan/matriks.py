"""Who gets what at every address: the table, and the scene in which each address is tried.

Object addresses belong to a case of vendor A in unit Batang; vendor B has a case of their own, and
the officers of Pagar Alam have none. A helpdesk has no column in SOP registrasi-batang, so its
cases are not there for it; an admin without an assignment has no business at the desk.

Cells of GET: a status, or `masuk` (sent to the login page).
Cells of POST (with a token and valid content): `ubah` (done: something changed in the database),
`balik` (answered, nothing changed), `masuk`, or the status of the refusal.
"""

from __future__ import annotations

PEMERAN = (
    "anonim", "vendor_a", "vendor_b", "verifikator", "helpdesk", "kepala", "admin",
    "verifikator_lain", "kepala_lain",
)  # fmt: skip

SEMUA_200 = "200 200 200 200 200 200 200 200 200"
SEMUA_405 = "405 405 405 405 405 405 405 405 405"
SEMUA_UBAH = "ubah ubah ubah ubah ubah ubah ubah ubah ubah"
SIAPA_PUN_405 = "masuk 405 405 405 405 405 405 405 405"
PEGAWAI_200 = "masuk 403 403 200 200 200 403 200 200"
PEGAWAI_405 = "masuk 403 403 405 405 405 403 405 405"

# fmt: off
MATRIKS: dict[str, tuple[str, str]] = {
    # name                       anonim vdr_a vdr_b verif helpd kepala admin verif_l kepala_l
    "sehat":                    (SEMUA_200,
                                 SEMUA_405),
    # --- People and passwords
    "akun:beranda":             ("masuk 302   302   302   302   302    302   302     302",
                                 SIAPA_PUN_405),
    "akun:masuk":               ("200   302   302   302   302   302    302   302     302",
                                 "ubah  balik balik balik balik balik  balik balik   balik"),
    "akun:keluar":              (SIAPA_PUN_405,
                                 "masuk ubah  ubah  ubah  ubah  ubah   ubah  ubah    ubah"),
    "akun:ganti_sandi":         ("masuk 200   200   200   200   200    200   200     200",
                                 "masuk ubah  ubah  ubah  ubah  ubah   ubah  ubah    ubah"),
    "akun:lupa_sandi":          (SEMUA_200,
                                 SEMUA_UBAH),
    "akun:lupa_sandi_terkirim": (SEMUA_200,
                                 SEMUA_405),
    "akun:sandi_baru":          (SEMUA_200,
                                 SEMUA_UBAH),
    # --- The demo's mailbox, on a database marked as a demo
    "demo:surel":               (SEMUA_200,
                                 SEMUA_405),
    "demo:satu_surel":          (SEMUA_200,
                                 SEMUA_405),
    # --- The desk
    "dasbor:dasbor":            ("masuk 403   403   403   403   200    403   403     200",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:kepatuhan":         ("masuk 403   403   403   403   200    403   403     200",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:langkah_selesai":   ("masuk 403   403   403   403   200    403   403     200",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:ekspor_langkah_selesai": ("masuk 403 403 403  403   200    403   403     200",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:kerja":             (PEGAWAI_200,
                                 PEGAWAI_405),
    "dasbor:berikutnya":        (PEGAWAI_405,
                                 "masuk 403   403   ubah  balik balik  403   balik   balik"),
    "dasbor:mulai":             (PEGAWAI_200,
                                 PEGAWAI_405),
    # An SOP that the head of a unit starts, in unit Batang.
    "dasbor:mulai_sop":         ("masuk 403   403   403   403   200    403   403     403",
                                 "masuk 403   403   403   403   ubah   403   403     403"),
    "dasbor:daftar_proses":     (PEGAWAI_200,
                                 PEGAWAI_405),
    "dasbor:penyimpangan":      (PEGAWAI_200,
                                 PEGAWAI_405),
    "dasbor:ekspor_penyimpangan": (PEGAWAI_200,
                                 PEGAWAI_405),
    # A deviation the verifikator answers for; accounted for where the decision is tried.
    "dasbor:penyimpangan_rinci": ("masuk 403  403   200   404   200    403   404     404",
                                 PEGAWAI_405),
    "dasbor:pertanggungjawabkan": ("masuk 403 403   302   404   302    403   404     404",
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    "dasbor:putuskan_penyimpangan": ("masuk 403 403 302   404   302    403   404     404",
                                 "masuk 403   403   403   404   ubah   403   404     404"),
    "dasbor:tunjuk_penanggung_jawab": ("masuk 403 403 302 404   302    403   404     404",
                                 "masuk 403   403   403   404   ubah   403   404     404"),
    # Each head's reports are of the own unit; here one of unit Batang that is finished.
    "dasbor:laporan":           ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    "dasbor:laporan_kemajuan":  ("masuk 403   403   403   403   302    403   403     404",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:laporan_pdf":       ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:laporan_xlsx":      ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:proses":            ("masuk 403   403   200   404   200    403   404     404",
                                 PEGAWAI_405),
    "dasbor:jejak":             ("masuk 403   403   200   404   200    403   404     404",
                                 PEGAWAI_405),
    "dasbor:lembar":            ("masuk 403   403   200   404   200    403   404     404",
                                 PEGAWAI_405),
    "dasbor:batalkan":          ("masuk 403   403   403   404   200    403   404     404",
                                 "masuk 403   403   403   404   ubah   403   404     404"),
    # Asked for by GET it leads to the page of the case.
    "dasbor:langkah":           ("masuk 403   403   302   404   302    403   404     404",
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    "dasbor:ambil":             (PEGAWAI_405,
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    "dasbor:alihkan":           ("masuk 403   403   403   404   200    403   404     404",
                                 "masuk 403   403   403   404   ubah   403   404     404"),
    "dasbor:lepas":             (PEGAWAI_405,
                                 "masuk 403   403   ubah  404   ubah   403   404     404"),
    "dasbor:hadir":             (PEGAWAI_405,
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    "dasbor:janji":             ("masuk 403   403   200   404   403    403   404     404",
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    "dasbor:unggah":            (PEGAWAI_405,
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    # A case of pencatatan-kinerja, and one of proses-utama, in which the verifikator of this unit
    # holds every role. The head may not choose for others, but may start a cancelled case anew.
    "dasbor:pilih_sublangkah": (PEGAWAI_405,
                                 "masuk 403   403   ubah  404   403    403   404     404"),
    "dasbor:mulai_anak":        (PEGAWAI_405,
                                 "masuk 403   403   ubah  404   ubah   403   404     404"),
    "dasbor:rincian":           ("masuk 403   403   200   404   200    403   404     404",
                                 PEGAWAI_405),
    # Limits are the head's, each head's of the own unit.
    "dasbor:batas":             ("masuk 403   403   403   403   200    403   403     200",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:batas_sop":         ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   405    403   403     405"),
    "dasbor:batas_langkah":     ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    "dasbor:tugas":             (PEGAWAI_405,
                                 "masuk 403   403   ubah  403   403    403   404     404"),
    # Everybody sees the calendar of the own unit; its head changes it.
    "dasbor:kalender":          (PEGAWAI_200,
                                 PEGAWAI_405),
    "dasbor:kalender_tutup":    ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    "dasbor:kalender_buka":     ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    "dasbor:kalender_jam":      ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    "dasbor:kalender_ubah_jam": ("masuk 403   403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    "dasbor:kalender_hapus_jam": ("masuk 403  403   403   403   200    403   403     404",
                                 "masuk 403   403   403   403   ubah   403   403     404"),
    # --- The SOPs, public documents
    "dasbor:sop":               (SEMUA_200,
                                 SEMUA_405),
    "dasbor:lembar_sop":        (SEMUA_200,
                                 SEMUA_405),
    "dasbor:ekspor_sop":        (SEMUA_200,
                                 SEMUA_405),
    # --- Files
    "dokumen:berkas":           ("masuk 200   404   200   404   200    404   404     404",
                                 SIAPA_PUN_405),
    # --- The portal
    "registrasi:beranda":       (SEMUA_200,
                                 SEMUA_405),
    "registrasi:bantuan":       (SEMUA_200,
                                 SEMUA_405),
    "registrasi:daftar":        ("200   302   302   302   302   302    302   302     302",
                                 "ubah  balik balik balik balik balik  balik balik   balik"),
    "registrasi:terkirim":      ("302   302   302   302   302   302    302   302     302",
                                 SEMUA_405),
    "registrasi:tautan":        (SEMUA_200,
                                 SEMUA_UBAH),
    "registrasi:permohonan_saya": ("masuk 302 302   403   403   403    403   403     403",
                                 SIAPA_PUN_405),
    "registrasi:ajukan":        (SIAPA_PUN_405,
                                 "masuk ubah  balik 403   403   403    403   403     403"),
    "registrasi:permohonan":    ("masuk 200   404   404   404   404    404   404     404",
                                 SIAPA_PUN_405),
    "registrasi:data":          ("masuk 200   404   404   404   404    404   404     404",
                                 "masuk ubah  404   404   404   404    404   404     404"),
    "registrasi:periksa":       ("masuk 200   404   404   404   404    404   404     404",
                                 "masuk ubah  404   404   404   404    404   404     404"),
    "registrasi:verifikasi":    ("masuk 200   404   404   404   404    404   404     404",
                                 "masuk ubah  404   404   404   404    404   404     404"),
    "registrasi:unggah":        (SIAPA_PUN_405,
                                 "masuk ubah  404   404   404   404    404   404     404"),
    "registrasi:langkah":       ("masuk 200   404   404   404   404    404   404     404",
                                 "masuk ubah  404   404   404   404    404   404     404"),
    "registrasi:sikap":         ("masuk 200   404   404   404   404    404   404     404",
                                 "masuk ubah  404   404   404   404    404   404     404"),
}

# Which of the steps 2 to 8 (9: ended) an act on a case is for, and who does it.
TAHAP: dict[str, tuple[str, set[int]]] = {
    "registrasi:data":       ("vendor_a",    {2, 3}),
    "registrasi:periksa":    ("vendor_a",    {2}),
    "registrasi:verifikasi": ("vendor_a",    {3}),
    "registrasi:unggah":     ("vendor_a",    {3}),
    "registrasi:sikap":      ("vendor_a",    {8}),
    "registrasi:ajukan":     ("vendor_a",    set()),
    "dasbor:langkah":        ("verifikator", {4}),
    "dasbor:ambil":          ("verifikator", {4, 5, 6, 7}),
    "dasbor:lepas":          ("verifikator", {4, 5, 6, 7}),
    "dasbor:alihkan":        ("kepala",      {4, 5, 6, 7}),
    "dasbor:hadir":          ("verifikator", {5}),
    "dasbor:janji":          ("verifikator", {5}),
    "dasbor:unggah":         ("verifikator", {5}),
    "dasbor:batalkan":       ("kepala",      {2, 3, 4, 5, 6, 7, 8}),
}
# fmt: on


def harapan(nama: str, cara: str) -> dict[str, str]:
    """The cells of one address for "GET" or "POST", by who asks."""
    sel = MATRIKS[nama][cara == "POST"].split()
    return dict(zip(PEMERAN, sel, strict=True))
