/** How are the servers and replies of fastify opened and used? */
import { setTimeout as sleep } from "node:timers/promises";

const PATH = { url: "/" };
const server = async ({ lib }) => {
  const opened = lib.default();
  opened.get("/", () => "x");
  await opened.listen({ port: 0, host: "127.0.0.1" });
  return { held: opened };
};
const answer = () => "x";
const route = (method) => (on) => {
  on[method]("/other", answer);
};

export default {
  resources: {
    Fastify: {
      open: server,
      uses: {
        inject: (on) => on.inject(PATH),
        listen: (on) => on.listen({ port: 0, host: "127.0.0.1" }),
        all: route("all"), delete: route("delete"), get: route("get"), patch: route("patch"), post: route("post"), put: route("put"),
        route: (on) => {
          on.route({ ...PATH, method: "GET", handler: answer });
        },
      },
    },
    Reply: {
      open: async ({ lib }) => {
        const app = lib.default({ logger: { level: "warn", stream: { write: (line) => logged(line) } } });
        let reply;
        app.get("/", (_, opened) => {
          reply = opened;
        });
        await app.ready();
        void app.inject(PATH);
        while (reply === undefined) await sleep(5);
        return { held: reply };
      },
      close: { redirect: (on) => void on.redirect("/"), send: (on) => void on.send("x") },
      uses: {
        send: (on, _, report) => told(report, () => on.send("x")),
        redirect: (on, _, report) => told(report, () => on.redirect("/")),
        header: (on) => void on.header("a", "b"),
        headers: (on) => void on.headers({ a: "b" }),
        removeHeader: (on) => void on.removeHeader("a"),
        trailer: (on) => void on.trailer("a", () => "b"),
        type: (on) => void on.type("text/plain"),
      },
    },
  },
};

let logged = () => undefined;

/** What fastify finds wrong with a reply goes to its log. */
function told(report, run) {
  logged = (line) => {
    const { err } = JSON.parse(line);
    if (err !== undefined) report(Object.assign(new Error(err.message), { code: err.code }));
  };
  run();
}
