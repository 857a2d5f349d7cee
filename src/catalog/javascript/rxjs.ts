/** What do the subjects and subscriptions of rxjs do after they are completed or unsubscribed? */
import type { CallEffect, Outcome, ResourceSpec } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const works: Outcome = { effect: "works" };
const silent: Outcome = { effect: "silent" };
const unsubscribed: Outcome = { effect: "throws", error: "ObjectUnsubscribedError: object unsubscribed" };
const eager: CallEffect = { task: "eager" };

/** Subscriptions often last as long as the program, so leaving one open is never reported. */
const subscribe: CallEffect = { returns: { resource: "Subscription", child: true } };

const subject: Omit<ResourceSpec, "name"> = {
  kind: "subscription",
  closers: {
    complete: { again: silent, reuse: silent },
    unsubscribe: { again: works },
  },
  disposal: { symbol: "none", closer: "unsubscribe" },
  reuse: unsubscribed,
  // Subscribing to a completed subject is legal, to an unsubscribed one it throws.
  reuseOf: { asObservable: works, pipe: works, subscribe: { effect: "unknown" } },
  methods: { forEach: eager, subscribe, toPromise: eager },
  obligation: "may",
  closedTests: ["closed", "isStopped"],
  source: "measured with rxjs 7.8.2",
};

export default defineLibrary({
  name: "rxjs",
  modules: ["rxjs"],
  version: "7.8.2",
  source: "https://rxjs.dev/guide/subject",
  resources: [
    { ...subject, name: "Subject" },
    { ...subject, name: "BehaviorSubject" },
    { ...subject, name: "ReplaySubject" },
    // It keeps the last value until it completes, and drops it in silence.
    { ...subject, name: "AsyncSubject", reuseOf: { ...subject.reuseOf, next: silent } },
    {
      name: "Observable",
      kind: "stream",
      closers: {},
      disposal: { symbol: "none" },
      reuse: works,
      methods: { forEach: eager, subscribe: { returns: { resource: "Subscription" } }, toPromise: eager },
      obligation: "may",
      source: "measured with rxjs 7.8.2",
    },
    {
      name: "Subscription",
      kind: "subscription",
      closers: { unsubscribe: { again: works } },
      disposal: { symbol: "none", closer: "unsubscribe" },
      reuse: { effect: "unknown" },
      reuseOf: { add: works, remove: works },
      obligation: "may",
      closedTests: ["closed"],
      source: "measured with rxjs 7.8.2",
    },
  ],
  exports: {
    AsyncSubject: { construct: { returns: { resource: "AsyncSubject" } }, instance: "AsyncSubject" },
    BehaviorSubject: { construct: { returns: { resource: "BehaviorSubject" } }, instance: "BehaviorSubject" },
    Observable: { construct: { returns: { resource: "Observable" } }, instance: "Observable" },
    ReplaySubject: { construct: { returns: { resource: "ReplaySubject" } }, instance: "ReplaySubject" },
    Subject: { construct: { returns: { resource: "Subject" } }, instance: "Subject" },
    Subscription: { construct: { returns: { resource: "Subscription" } }, instance: "Subscription" },
    firstValueFrom: { call: eager },
    from: { call: { returns: { resource: "Observable" } } },
    fromEvent: { call: { returns: { resource: "Observable" } } },
    interval: { call: { returns: { resource: "Observable" } } },
    lastValueFrom: { call: eager },
    merge: { call: { returns: { resource: "Observable" } } },
    of: { call: { returns: { resource: "Observable" } } },
    timer: { call: { returns: { resource: "Observable" } } },
  },
  examples: {
    wrong: [
      'import { Subject } from "rxjs";',
      "export function count(): void {",
      "  const subject = new Subject<number>();",
      "  subject.unsubscribe();",
      "  subject.next(1);",
      "}",
    ].join("\n"),
    right: [
      'import { Subject } from "rxjs";',
      "export function count(): void {",
      "  const subject = new Subject<number>();",
      "  subject.next(1);",
      "  subject.complete();",
      "}",
    ].join("\n"),
  },
});
