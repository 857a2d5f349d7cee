/** How are the subjects of rxjs used and closed? */
const subject = (open) => ({
  open,
  uses: {
    next: (on) => on.next(1),
    error: (on) => on.error(new Error("a")),
    subscribe: (on) => on.subscribe(() => undefined),
    asObservable: (on) => on.asObservable(),
    pipe: (on) => on.pipe(),
  },
});

export default {
  resources: {
    Subject: subject(({ lib }) => new lib.Subject()),
    BehaviorSubject: subject(({ lib }) => new lib.BehaviorSubject(1)),
    ReplaySubject: subject(({ lib }) => new lib.ReplaySubject(1)),
    AsyncSubject: subject(({ lib }) => new lib.AsyncSubject()),
    Observable: { open: ({ lib }) => lib.of(1) },
    Subscription: {
      open: ({ lib }) => new lib.Subject().subscribe(() => undefined),
      uses: { add: (on) => on.add(() => undefined), remove: (on) => on.remove(() => undefined) },
    },
  },
};
