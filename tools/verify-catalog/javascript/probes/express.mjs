/** How are the applications and responses of express opened, and what does a response do once it was sent? */
import { fileURLToPath } from "node:url";
import { Agent, get } from "node:http";

const HERE = fileURLToPath(import.meta.url);
const AGENT = new Agent({ keepAlive: true });
const request = ({ lib }, handle) => new Promise((resolve) => {
  const app = lib.default();
  app.engine("mjs", (_file, _options, done) => done(null, "x"));
  app.set("view engine", "mjs");
  app.set("views", fileURLToPath(new URL(".", import.meta.url)));
  app.get("/", (_, response) => handle(response, resolve));
  const server = app.listen(0, "127.0.0.1", () => {
    get({ port: server.address().port, host: "127.0.0.1", agent: AGENT }, (answer) => answer.resume()).on("error", () => undefined);
  });
  server.unref();
});
const finished = (response, send) => new Promise((resolve) => {
  response.on("finish", resolve);
  send(response);
});
/** Express gives a finished response up as aborted, unless the disk answers first: then it finds that the headers were sent. */
const waitForDisk = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
const sends = {
  download: (on, _, report) => {
    on.download(HERE, report);
    waitForDisk();
  },
  end: (on) => void on.end("x"),
  json: (on) => void on.json({}),
  jsonp: (on) => void on.jsonp({}),
  redirect: (on) => on.redirect("/other"),
  render: (on, _, report) => {
    on.req.next = report;
    on.render("got");
  },
  send: (on) => void on.send("x"),
  sendFile: (on, _, report) => {
    on.sendFile(HERE, report);
    waitForDisk();
  },
  sendStatus: (on) => void on.sendStatus(200),
};

export default {
  resources: {
    Application: { open: ({ lib }) => ({ held: lib.default() }) },
    Router: { open: ({ lib }) => ({ held: lib.default.Router() }) },
    Route: { open: ({ lib }) => ({ held: lib.default.Router().route("/") }) },
    Response: {
      open: (context) => request(context, (response, resolve) => resolve(response)),
      close: {
        ...Object.fromEntries(Object.entries(sends).map(([name, send]) => [name, (on) => finished(on, (response) => send(response, {}, () => undefined))])),
        end: sends.end,
      },
      uses: {
        ...sends,
        end: (on) => void on.end(),
        append: (on) => void on.append("a", "b"),
        attachment: (on) => void on.attachment("a"),
        clearCookie: (on) => void on.clearCookie("a"),
        contentType: (on) => void on.contentType("text/plain"),
        cookie: (on) => void on.cookie("a", "b"),
        format: (on) => void on.format({ text: () => undefined }),
        header: (on) => void on.header("a", "b"),
        links: (on) => void on.links({ next: "/" }),
        location: (on) => void on.location("/"),
        removeHeader: (on) => on.removeHeader("a"),
        set: (on) => void on.set("a", "b"),
        setHeader: (on) => void on.setHeader("a", "b"),
        type: (on) => void on.type("text/plain"),
        vary: (on) => void on.vary("a"),
        write: (on, _, report) => void on.on("error", report).write("x"),
        writeHead: (on) => void on.writeHead(200),
        status: (on) => void on.status(200),
        flushHeaders: (on) => on.flushHeaders(),
      },
    },
  },
};
