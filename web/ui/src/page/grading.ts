const AGAIN = 2000;
const TRIES = 60;

/**
 * awaitGrading reloads a page that says "still being graded" once the grading
 * is there. data-grading names an answer (LOOP/ROUND/PLACE) or a loop.
 */
export function awaitGrading(document: Document): void {
  const name = document.querySelector<HTMLElement>("[data-grading]")?.dataset.grading;
  if (!name) return;
  let tries = 0;
  const look = async () => {
    tries++;
    // Reading is not disturbed: a page in the background or with a selection waits.
    const busy = document.visibilityState === "hidden" || !(document.getSelection()?.isCollapsed ?? true);
    if (!busy && (await graded(name))) location.reload();
    else if (tries < TRIES) setTimeout(() => void look(), AGAIN);
  };
  setTimeout(() => void look(), AGAIN);
}

async function graded(name: string): Promise<boolean> {
  try {
    if (name.includes("/")) {
      const answer = (await (await fetch(`/api/answers/${name}`)).json()) as { state?: string };
      return answer.state === "graded" || answer.state === "failed";
    }
    const room = (await (await fetch(`/api/loops/${name}`)).json()) as { answers?: { answer: string }[]; graded?: string[] };
    return (room.answers ?? []).every((a) => room.graded?.includes(a.answer));
  } catch {
    return false;
  }
}
