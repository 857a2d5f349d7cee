/** How is a lock of async-mutex asked for by whoever holds it? */
const inside = (make, run) => async (context, attempt) => {
  const lock = make(context);
  await lock.runExclusive(() => attempt(() => run(lock)));
};
const mutex = ({ lib }) => new lib.Mutex();
const semaphore = ({ lib }) => new lib.Semaphore(1);

export default {
  resources: {
    Mutex: { open: mutex },
    Semaphore: { open: semaphore },
    Releaser: { open: (context) => mutex(context).acquire() },
  },
  nested: {
    "Mutex#acquire": inside(mutex, (lock) => lock.acquire()),
    "Mutex#runExclusive": inside(mutex, (lock) => lock.runExclusive(() => 1)),
    "Mutex#waitForUnlock": inside(mutex, (lock) => lock.waitForUnlock()),
    "Semaphore#runExclusive": inside(semaphore, (lock) => lock.runExclusive(() => 1)),
  },
};
