/** How are the streams, bodies, channels and sockets of the platform opened and used, and what does a lock do inside of itself? */
import { httpServer } from "../local-servers/http.mjs";

/** A number, and a form as well. */
const content = { headers: { "content-type": "application/x-www-form-urlencoded" } };
const post = () => new Request("http://localhost/", { ...content, method: "POST", body: "1" });
const opened = (target) => new Promise((resolve) => {
  target.addEventListener("open", () => resolve(target));
});
const locked = ({ navigator }, work) => navigator.locks.request("a", work);

export default {
  start: async () => ({ origin: await httpServer() }),
  resources: {
    Response: { open: () => new Response("1", content) },
    Request: { open: post, uses: { text: (on) => on.text(), json: (on) => on.json(), clone: (on) => on.clone() } },
    ReadableStream: { open: () => new ReadableStream({ start: (controller) => controller.enqueue("x") }), uses: { getReader: (on) => on.getReader() } },
    ReadableStreamDefaultReader: { open: () => new ReadableStream().getReader() },
    WritableStream: { open: () => new WritableStream(), uses: { getWriter: (on) => on.getWriter() } },
    WritableStreamDefaultWriter: { open: () => new WritableStream().getWriter(), usesSince: { write: "22.0.0" }, uses: { write: (on) => on.write("x") } },
    BroadcastChannel: { open: () => new BroadcastChannel("catalog") },
    Headers: { open: () => new Headers() },
    EventTarget: { open: () => new EventTarget() },
    WebSocket: { open: ({ origin }) => opened(new globalThis.WebSocket(origin.replace("http", "ws"))), since: "22.0.0", uses: { send: (on) => on.send("x") } },
    EventSource: { why: "needs a flag of Node" },
  },
  nested: {
    "navigator.locks.request": (_, attempt) => locked(globalThis, () => attempt(() => locked(globalThis, () => 1))),
  },
};
