// The progress page: values of the small charts on hover and focus. The charts
// are the server's; this only reads out what they say.

for (const chart of document.querySelectorAll<HTMLElement>("figure.chart")) read(chart);

function read(chart: HTMLElement): void {
  const svg = chart.querySelector("svg");
  const dots = [...chart.querySelectorAll<SVGCircleElement>(".chart-dot")];
  if (!svg || dots.length === 0) return;
  const says = (dot: Element) => dot.querySelector("title")?.textContent ?? "";
  const words = dots.map(says);
  // The browser's own tooltip would say the same a second time.
  for (const dot of dots) dot.querySelector("title")?.remove();

  const out = document.createElement("output");
  out.className = "chart-read";
  out.hidden = true;
  chart.append(out);
  let at = -1;

  const show = (i: number) => {
    at = i;
    dots.forEach((dot, n) => dot.toggleAttribute("data-near", n === i));
    out.hidden = i < 0;
    out.textContent = i < 0 ? "" : (words[i] ?? "");
  };

  const near = (x: number) => {
    let best = 0;
    let gap = Infinity;
    dots.forEach((dot, i) => {
      const box = dot.getBoundingClientRect();
      const d = Math.abs(box.x + box.width / 2 - x);
      if (d < gap) [best, gap] = [i, d];
    });
    return best;
  };

  svg.addEventListener("pointermove", (e) => show(near(e.clientX)));
  svg.addEventListener("pointerleave", () => show(-1));
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("focus", () => show(dots.length - 1));
  svg.addEventListener("blur", () => show(-1));
  svg.addEventListener("keydown", (e) => {
    const step = e.key === "ArrowLeft" ? -1 : e.key === "ArrowRight" ? 1 : 0;
    if (step === 0) return;
    e.preventDefault();
    show(Math.min(dots.length - 1, Math.max(0, at + step)));
  });
}
