// The interview room. The server's page stands until this has taken over, and
// comes back if it cannot.
import { mount } from "svelte";
import { roomApi } from "./lib/api";
import type { GivenRoom } from "./lib/shapes";
import RoomPage from "./room/Room.svelte";
import { RoomState } from "./room/state.svelte";

const main = document.querySelector<HTMLElement>("[data-island=room]");
const data = document.getElementById("room-data");
if (main?.dataset.loop && data?.textContent) {
  const fallback = [...main.childNodes];
  try {
    const given = JSON.parse(data.textContent) as { room: GivenRoom };
    const loop = main.dataset.loop;
    const state = new RoomState(given.room, {
      api: roomApi(loop),
      keep: localStorage,
      source: () => new EventSource(`/api/loops/${encodeURIComponent(loop)}/stream`),
    });
    main.replaceChildren();
    mount(RoomPage, { target: main, props: { state } });
    document.body.classList.add("in-room");
  } catch (error) {
    main.replaceChildren(...fallback);
    throw error;
  }
}
