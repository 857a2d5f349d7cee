/** What do the sessions of requests do when they are opened, used and closed? */
import { BLOCKING, each, SYNC_BLOCK } from "../python-entries.ts";
import { defineLibrary } from "../schema.ts";

const METHODS = ["delete", "get", "head", "options", "patch", "post", "put", "request"];
const SESSION = { construct: { returns: { resource: "Session" } }, instance: "Session" } as const;

export default defineLibrary({
  name: "requests",
  modules: ["requests"],
  version: "2.34.2",
  source: "https://requests.readthedocs.io/en/latest/user/advanced/#session-objects",
  resources: [
    {
      name: "Session",
      kind: "session",
      closers: { close: { again: { effect: "works" } } },
      disposal: { ...SYNC_BLOCK, closer: "close" },
      // A closed session opens new connections.
      reuse: { effect: "works" },
      methods: each(BLOCKING, [...METHODS, "send"]),
      obligation: "must",
      // CPython closes its connections when it leaves scope: no socket was left open, and no warning came.
      endsWhenCollected: true,
      source: "measured with requests 2.34.2",
    },
  ],
  exports: { Session: SESSION, session: { construct: { returns: { resource: "Session" } } }, ...each({ call: BLOCKING }, METHODS) },
  examples: {
    wrong: "import requests\n\nasync def load(url):\n    session = requests.Session()\n    print(session.get(url))\n",
    right: "import requests\n\ndef load(url):\n    with requests.Session() as session:\n        print(session.get(url))\n",
  },
});
