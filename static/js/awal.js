// Runs before the first paint so that a side bar left collapsed does not jump.
document.documentElement.classList.add("js");
try {
  if (localStorage.getItem("sisi") === "ciut") document.documentElement.dataset.sisi = "ciut";
} catch {
  // Storage may be refused; the side bar is then simply wide.
}
