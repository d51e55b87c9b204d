// The scorecard: choosing a dimension lights its evidence, choosing evidence
// goes to its words or opens its run. The page's own anchors do the same
// without this, one step at a time.

const page = document.querySelector<HTMLElement>("[data-island=scorecard]");
if (page) light(page);

function light(page: HTMLElement): void {
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const all = <T extends Element>(selector: string) => [...page.querySelectorAll<T>(selector)];
  const numbers = (e: Element) => (e.getAttribute("data-evidence") ?? "").split(/\s+/).filter(Boolean);
  let chosen = "";

  const dim = () => {
    for (const e of all("[data-lit]")) e.removeAttribute("data-lit");
    page.removeAttribute("data-choosing");
    for (const link of all(".dimension")) link.removeAttribute("aria-current");
    chosen = "";
  };

  const choose = (dimension: string) => {
    const again = dimension === chosen;
    dim();
    if (again) return;
    chosen = dimension;
    page.setAttribute("data-choosing", "");
    const lit = new Set<string>();
    for (const e of all("[data-dimension]")) {
      if (e.getAttribute("data-dimension") !== dimension) continue;
      e.setAttribute("data-lit", "");
      for (const n of numbers(e)) lit.add(n);
      if (e.matches("tr")) e.querySelector(".dimension")?.setAttribute("aria-current", "true");
      if (e.matches(".dimension-evidence")) e.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "nearest" });
    }
    for (const mark of all("mark.quote, .turn-margin .mark, .timeline > .run")) {
      const own = mark.matches("a") ? [mark.getAttribute("href")?.replace("#e-", "") ?? ""] : numbers(mark);
      if (own.some((n) => lit.has(n))) mark.setAttribute("data-lit", "");
    }
  };

  const go = (target: Element) => {
    for (const e of all("[data-chosen]")) e.removeAttribute("data-chosen");
    target.setAttribute("data-chosen", "");
    // Evidence of another dimension than the chosen one is folded away.
    if (target.closest(".dimension-evidence:not([data-lit])")) dim();
    const details = target.closest("details") ?? target.querySelector("details");
    if (details) details.open = true;
    target.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth", block: "center" });
    const place = target.matches("li") ? (target.querySelector<HTMLElement>("summary") ?? target) : target;
    if (place instanceof HTMLElement) {
      if (!place.matches("a, button, summary")) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    }
  };

  page.addEventListener("click", (event) => {
    const at = event.target;
    if (!(at instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const dimension = at.closest(".dimension, .radar-label[data-dimension], .radar-dot[data-dimension]");
    if (dimension) {
      event.preventDefault();
      choose(dimension.closest("[data-dimension]")?.getAttribute("data-dimension") ?? "");
      return;
    }
    const link = at.closest<HTMLAnchorElement>("a.seen[href^='#'], a.evidence-says[href^='#'], .turn-margin a.mark[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (link && target) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      go(target);
    }
  });

  // The words lead back to what was made of them.
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && chosen !== "" && !document.querySelector("dialog[open]")) dim();
    if (event.key !== "Enter" || !(event.target instanceof Element)) return;
    const quote = event.target.closest("mark.quote");
    const evidence = quote && document.getElementById(`e-${numbers(quote)[0]}`);
    if (evidence) go(evidence);
  });

  if (location.hash.startsWith("#run-")) {
    const run = document.getElementById(location.hash.slice(1));
    if (run) go(run);
  }
}
