// window.papanKetik: what can be reached, what has been, and what shows no sign of it.
() => {
  const tampak = (unsur) => unsur.checkVisibility({ visibilityProperty: true });
  const radio = new Set();
  const perlu = [
    ...document.querySelectorAll("a[href], button, summary, select, textarea, input, [tabindex='0']"),
  ].filter((unsur) => {
    if (!tampak(unsur) || unsur.tabIndex < 0 || unsur.disabled || unsur.type === "hidden") return false;
    // The arrow keys move within a group of radio buttons; Tab stops there once.
    return unsur.type !== "radio" || (!radio.has(unsur.name) && radio.add(unsur.name));
  });

  // The ring may be drawn by the part around the control or by a label beside it.
  const sekitar = (unsur) => {
    const leluhur = [unsur, unsur.parentElement, unsur.parentElement?.parentElement];
    return [...new Set([...leluhur, ...(unsur.parentElement?.children || [])])].filter(Boolean);
  };
  const rupa = (unsur) =>
    sekitar(unsur).flatMap((satu) =>
      [null, "::before", "::after"].map((bagian) => {
        const gaya = getComputedStyle(satu, bagian);
        return [gaya.outlineStyle, gaya.outlineWidth, gaya.boxShadow, gaya.opacity].join();
      }),
    ).join("|");

  document.activeElement.blur();
  const biasa = new Map(perlu.map((unsur) => [unsur, rupa(unsur)]));
  const sebut = (unsur) => unsur.outerHTML.slice(0, 100);
  const tercapai = new Set();
  const tanpaCincin = [];
  window.papanKetik = {
    catat() {
      const unsur = document.activeElement;
      const kunci = unsur.type === "radio" ? perlu.find((satu) => satu.name === unsur.name) : unsur;
      if (unsur === document.body || tercapai.has(kunci)) return false;
      tercapai.add(kunci);
      if (biasa.get(unsur) === rupa(unsur)) tanpaCincin.push(sebut(unsur));
      return true;
    },
    terlewat: () => perlu.filter((unsur) => !tercapai.has(unsur)).map(sebut),
    tanpaCincin: () => tanpaCincin,
  };
}
