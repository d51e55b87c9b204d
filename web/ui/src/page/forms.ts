/** autosubmit sends a filter form when a choice changes. */
export function autosubmit(document: Document): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosubmit]")) {
    form.addEventListener("change", (event) => {
      // Text is sent by Enter; only a finished choice goes by itself.
      if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
      form.requestSubmit();
    });
  }
}

/** confirmForms asks before a form that carries data-confirm is sent. */
export function confirmForms(document: Document): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-confirm]")) {
    let sure = false;
    form.addEventListener("submit", (event) => {
      if (sure) return;
      event.preventDefault();
      const submitter = event.submitter;
      const words = submitter?.textContent?.trim() || "Yes";
      ask(document, form.dataset.confirm ?? "", words, () => {
        sure = true;
        form.requestSubmit(submitter instanceof HTMLButtonElement ? submitter : null);
        sure = false;
      });
    });
  }
}

/** ask opens a dialog with a sentence and two buttons. */
export function ask(document: Document, sentence: string, yes: string, then: () => void): void {
  const dialog = document.createElement("dialog");
  const text = document.createElement("p");
  text.id = "ask-sentence";
  text.textContent = sentence;
  dialog.setAttribute("aria-labelledby", text.id);
  const row = document.createElement("div");
  row.className = "row";
  const go = button(document, yes, "button button-danger");
  const stay = button(document, "Keep things as they are", "button");
  row.append(go, stay);
  dialog.append(text, row);
  go.addEventListener("click", () => {
    dialog.close();
    then();
  });
  stay.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  stay.focus();
}

function button(document: Document, words: string, className: string): HTMLButtonElement {
  const b = document.createElement("button");
  b.type = "button";
  b.className = className;
  b.textContent = words;
  return b;
}

/** copyButtons copies the text of what data-copy selects. */
export function copyButtons(document: Document): void {
  for (const from of document.querySelectorAll<HTMLElement>("[data-copy]")) {
    from.addEventListener("click", async () => {
      const source = document.querySelector(from.dataset.copy ?? "");
      if (!source) return;
      const before = from.textContent;
      try {
        await navigator.clipboard.writeText(source.textContent ?? "");
        from.textContent = "Copied";
      } catch {
        from.textContent = "Your browser did not allow copying";
      }
      setTimeout(() => (from.textContent = before), 2000);
    });
  }
}

/** localDates writes times in the reader's own zone and manner. */
export function localDates(document: Document): void {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-local]")) {
    const at = new Date(time.dateTime);
    if (!Number.isNaN(at.getTime())) time.textContent = format.format(at);
  }
}
