const GENERAL: [string, string][] = [
  ["?", "show this list"],
  ["g then h", "go home"],
  ["g then b", "go to the bank"],
  ["g then p", "go to your progress"],
  ["g then l", "go to your loops"],
  ["g then s", "go to the settings"],
  ["Tab", "next control; Shift and Tab for the one before"],
];

const PLACES: Record<string, string> = { h: "/", b: "/bank", p: "/progress", l: "/loops", s: "/settings" };

/** typing reports whether keys belong to a field just now. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable], .cm-editor") !== null;
}

/** keyList answers ? with the keys of the page, and g with its places. */
export function keyList(document: Document): void {
  // The room has a list of its own.
  if (document.querySelector("[data-island=room]")) return;
  let went = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") {
      event.preventDefault();
      showKeys(document, GENERAL);
      return;
    }
    const place = PLACES[event.key];
    if (place && event.timeStamp - went < 1500) location.assign(place);
    went = event.key === "g" ? event.timeStamp : 0;
  });
}

/** showKeys opens the list of keys as a dialog. */
export function showKeys(document: Document, keys: [string, string][]): void {
  if (document.querySelector("dialog[open]")) return;
  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  title.id = "keys-title";
  title.textContent = "Keys";
  dialog.setAttribute("aria-labelledby", title.id);
  const list = document.createElement("dl");
  list.className = "keys";
  for (const [key, does] of keys) {
    const dt = document.createElement("dt");
    for (const part of key.split(/( then | or )/)) {
      if (part === " then " || part === " or ") dt.append(part);
      else {
        const kbd = document.createElement("kbd");
        kbd.textContent = part;
        dt.append(kbd);
      }
    }
    const dd = document.createElement("dd");
    dd.textContent = does;
    list.append(dt, dd);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(title, list, close);
  document.body.append(dialog);
  dialog.showModal();
}
