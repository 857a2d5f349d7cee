/** How is a queue of p-queue asked to wait for itself? */
const queue = ({ lib }) => new lib.default({ concurrency: 1 });
const inside = (run) => async (context, attempt) => {
  const running = queue(context);
  await running.add(() => attempt(() => run(running)));
};

export default {
  resources: { PQueue: { open: queue } },
  nested: {
    "PQueue#add": inside((running) => running.add(() => 1)),
    "PQueue#addAll": inside((running) => running.addAll([() => 1])),
    "PQueue#onIdle": inside((running) => running.onIdle()),
    "PQueue#onPendingZero": inside((running) => running.onPendingZero()),
  },
};
