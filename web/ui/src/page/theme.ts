type Theme = "light" | "dark";

/** current is the theme in force: chosen, or else the system's. */
function current(root: HTMLElement): Theme {
  const chosen = root.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/**
 * themeSwitch makes the switch work in place. The choice is a cookie, which the
 * server reads, so that no page ever flashes in the wrong theme.
 */
export function themeSwitch(document: Document): void {
  const form = document.querySelector<HTMLFormElement>("[data-theme-switch]");
  const button = form?.querySelector<HTMLButtonElement>("button[name=theme]");
  if (!form || !button) return;
  const root = document.documentElement;

  const offer = () => {
    const other: Theme = current(root) === "dark" ? "light" : "dark";
    button.value = other;
    button.textContent = other === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `Switch to the ${other} theme`);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const theme = button.value === "dark" ? "dark" : "light";
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
    root.dataset.theme = theme;
    offer();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", offer);
  offer();
}
