// Debian's Chromium under playwright-core, with everything that would speak to
// the network of its own accord switched off.
import { chromium } from "playwright-core";

const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** launch starts Chromium; HOTLOOP_CHROMIUM names another than Debian's. */
export function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.HOTLOOP_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: root ? ["--no-sandbox", ...FLAGS] : FLAGS,
  });
}

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** The four ways in which every page is looked at. */
export const VARIANTS = [
  { name: "light-wide", viewport: WIDE, colorScheme: "light" },
  { name: "dark-wide", viewport: WIDE, colorScheme: "dark" },
  { name: "light-narrow", viewport: NARROW, colorScheme: "light" },
  { name: "dark-narrow", viewport: NARROW, colorScheme: "dark" },
];

/** watch collects what a page complains of: it must be nothing. */
export function watch(page) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  return complaints;
}
