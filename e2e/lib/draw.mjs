// What the draw of a loop depends on, so that a run of these tests can be had
// again: a seed for every loop that a file starts, the same in every run. Which
// questions it draws still depends on the bank, so no test may count on one.
// HOTLOOP_SEED plays others.

const first = Number(process.env.HOTLOOP_SEED ?? 1);
if (!Number.isSafeInteger(first) || first < 0 || first > 1e9) throw new Error(`HOTLOOP_SEED is ${process.env.HOTLOOP_SEED}: give a whole number from 0 to 1000000000.`);

let loops = 0;

/** seed gives the next loop's. */
export function seed() {
  return first * 1000 + loops++;
}

/** seeded lets every loop that is started on a page's form have its seed. */
export async function seeded(page) {
  await page.route("**/loops", (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    return route.continue({ postData: `${request.postData()}&seed=${seed()}` });
  });
}
