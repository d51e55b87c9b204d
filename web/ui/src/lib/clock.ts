// The round's clock as this page shows it. The server owns the time; the page
// counts on locally between its messages and is steered, never thrown: small
// differences are worked off by running a little faster or slower, so that the
// figures neither leap nor go back under the eyes.

/** The server's clock, in milliseconds. */
export interface ServerClock {
  elapsed: number;
  planned: number;
  running: boolean;
}

/** Differences up to this are worked off; above it the clock is set. */
export const STEER_LIMIT = 4000;

/** How fast a difference is worked off: this share of passing time. */
const STEER_RATE = 0.25;

/**
 * RoundClock turns the server's readings into a steady count. `now` is a
 * monotonic time in milliseconds (performance.now).
 */
export class RoundClock {
  #base = 0; // shown time at #at
  #at = 0; // monotonic time of the last reckoning
  #debt = 0; // what is still to be worked off: positive, behind the server
  #running = false;
  #planned = 0;
  #set = false;

  get planned(): number {
    return this.#planned;
  }

  get running(): boolean {
    return this.#running;
  }

  /** take accepts a reading of the server's clock, received at `now`. */
  take(server: ServerClock, now: number): void {
    const shown = this.read(now);
    const difference = server.elapsed - shown;
    const steered = this.#set && this.#running && server.running && Math.abs(difference) <= STEER_LIMIT;
    this.#base = steered ? shown : server.elapsed;
    this.#debt = steered ? difference : 0;
    this.#at = now;
    this.#running = server.running;
    this.#planned = server.planned;
    this.#set = true;
  }

  /** read is the elapsed time to show at `now`, in milliseconds. */
  read(now: number): number {
    if (!this.#running) return this.#base;
    const passed = Math.max(0, now - this.#at);
    const worked = Math.min(Math.abs(this.#debt), passed * STEER_RATE);
    return this.#base + passed + Math.sign(this.#debt) * worked;
  }
}

/** figures is a time as the clock shows it: "00:41:12". */
export function figures(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** remaining says in words how much of the plan is left: "19 min left". */
export function remaining(elapsed: number, planned: number): string {
  const left = planned - elapsed;
  if (left <= -60_000) return `${Math.floor(-left / 60_000)} min over`;
  if (left <= 0) return "time is up";
  if (left < 60_000) return "under a minute left";
  return `${Math.ceil(left / 60_000)} min left`;
}

/** share is how much of the plan has passed, from 0 to 1. */
export function share(elapsed: number, planned: number): number {
  if (planned <= 0) return 0;
  return Math.min(1, Math.max(0, elapsed / planned));
}
