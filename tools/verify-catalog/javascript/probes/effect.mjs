/** How are the runtimes of effect opened and closed, and what runs inside of an effect? */
const runtime = ({ lib }) => lib.ManagedRuntime.make(lib.Layer.empty);
const one = ({ lib }) => lib.Effect.succeed(1);
const later = (exit, report, { lib }) => {
  if (lib.Exit.isFailure(exit)) report(lib.Cause.squash(exit.cause));
};
const inside = (run) => (context, attempt) => context.lib.Effect.runPromise(context.lib.Effect.promise(() => attempt(() => run(context.lib.Effect, one(context)))));
const insideRuntime = (run) => (context, attempt) => {
  const opened = runtime(context);
  return opened.runPromise(context.lib.Effect.promise(() => attempt(() => run(opened, one(context)))));
};

export default {
  resources: {
    EffectFunction: { open: ({ lib }) => lib.Effect.fn(function* work() { yield* lib.Effect.succeed(1); }) },
    ManagedRuntime: {
      open: runtime,
      uses: {
        runPromise: (on, context) => on.runPromise(one(context)),
        runSync: (on, context) => on.runSync(one(context)),
        runCallback: (on, context, report) => void on.runCallback(one(context), { onExit: (exit) => later(exit, report, context) }),
        runFork: (on, context, report) => void on.runFork(one(context)).addObserver((exit) => later(exit, report, context)),
        runPromiseExit: async (on, context, report) => later(await on.runPromiseExit(one(context)), report, context),
        runSyncExit: (on, context, report) => later(on.runSyncExit(one(context)), report, context),
      },
    },
  },
  nested: {
    "Effect.runPromise": inside((Effect, work) => Effect.runPromise(work)),
    "Effect.runPromiseExit": inside((Effect, work) => Effect.runPromiseExit(work)),
    "Effect.runSync": inside((Effect, work) => Effect.runSync(work)),
    "Effect.runSyncExit": inside((Effect, work) => Effect.runSyncExit(work)),
    "ManagedRuntime#runPromise": insideRuntime((on, work) => on.runPromise(work)),
    "ManagedRuntime#runPromiseExit": insideRuntime((on, work) => on.runPromiseExit(work)),
    "ManagedRuntime#runSync": insideRuntime((on, work) => on.runSync(work)),
    "ManagedRuntime#runSyncExit": insideRuntime((on, work) => on.runSyncExit(work)),
  },
};
