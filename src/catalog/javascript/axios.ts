/** Which calls of axios start a request, and which agents do they use? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const bare: CallEffect = {
  task: "eager",
  borrows: ["0.httpAgent", "0.httpsAgent", "1.httpAgent", "1.httpsAgent"],
};
const withoutBody: CallEffect = { task: "eager", borrows: ["1.httpAgent", "1.httpsAgent"] };
const withBody: CallEffect = { task: "eager", borrows: ["2.httpAgent", "2.httpsAgent"] };
const methods: Readonly<Record<string, CallEffect>> = {
  delete: withoutBody,
  get: withoutBody,
  head: withoutBody,
  options: withoutBody,
  patch: withBody,
  patchForm: withBody,
  post: withBody,
  postForm: withBody,
  put: withBody,
  putForm: withBody,
  request: { task: "eager", borrows: ["0.httpAgent", "0.httpsAgent"] },
};

const axios: ExportEntry = {
  call: bare,
  members: {
    all: { call: { task: "eager", combines: "all" } },
    create: { call: { returns: { resource: "AxiosInstance" } } },
    delete: { call: withoutBody },
    get: { call: withoutBody },
    head: { call: withoutBody },
    options: { call: withoutBody },
    patch: { call: withBody },
    patchForm: { call: withBody },
    post: { call: withBody },
    postForm: { call: withBody },
    put: { call: withBody },
    putForm: { call: withBody },
    request: { call: { task: "eager", borrows: ["0.httpAgent", "0.httpsAgent"] } },
  },
};

export default defineLibrary({
  name: "axios",
  modules: ["axios"],
  version: "1.21.1",
  source: "https://axios-http.com/docs/req_config",
  resources: [
    {
      name: "AxiosInstance",
      kind: "client",
      // It keeps nothing open but the agents that it is given, which their maker destroys.
      closers: {},
      disposal: { symbol: "none" },
      reuse: { effect: "works" },
      methods: { ...methods, "()": bare },
      obligation: "may",
      source: "read in axios 1.21.1",
    },
  ],
  exports: {
    "=": axios,
    Axios: { construct: { returns: { resource: "AxiosInstance" } }, instance: "AxiosInstance" },
    AxiosInstance: { instance: "AxiosInstance" },
    default: axios,
  },
  examples: {
    wrong: [
      'import axios from "axios";',
      "export async function ping(url: string): Promise<void> {",
      "  axios.post(url);",
      "}",
    ].join("\n"),
    right: [
      'import axios from "axios";',
      "export async function ping(url: string): Promise<void> {",
      "  await axios.post(url);",
      "}",
    ].join("\n"),
  },
});
