/** Why is each limit one? By the title of its case, without number. */

/** One or two sentences for users: what the rules would have to know, and do not. */
export const LIMIT_REASONS: Readonly<Record<string, string>> = {
  "a client behind the result type unknown is the caller's": "What is returned belongs to the caller, whatever its type says.",
  "a getter whose result the caller owns is not followed": "A getter is read as a property, and has no summary.",
  "a field that gets a second client in the same method while the first is open": "Within one method, what is stored in a field counts as handed on.",
  "a constructor that throws after it has opened": "What is stored in a field counts as handed on, also when nobody gets the object.",
  "the parameter of a callback leaks out of the helper that closes it": "A callback is followed while it runs, not what it leaves in outer variables.",
  "a hand-written iterator closes at its end, and the loop is left before": "A method of an object that is written on the spot may be called by anybody, so what it closes counts as handed on.",
  "an own wrapper without close takes the client over": "A constructor that is given a resource counts as its owner.",
  "an iterator of a directory that is moved by hand and left": "An iterator that is moved by `next()` counts as consumed.",
  "the loser of a race still runs": "A task in `Promise.race` counts as handed to the race.",
  "a hook that is not async drops the close": "A function that is not async cannot await, and who waits for the close otherwise is not known.",
  "a run at the top level of a module may be imported by running code": "Who imports a module, and what runs then, does not stand in its file.",
  "a command before the first connect": "The catalog says what a client does after its close, not what it does before it connects.",
  "an effect that goes through a pipe never runs": "What the method `pipe` returns is not known to be lazy.",
  "a stored array of promises comes out of an unknown call": "The type of a stored list is not asked when the call that made it is unknown.",
  "a loop that a script opens and closes at its top": "What a module holds may be imported by other files, so a block in place of it is not offered.",
  "a function in the third file from here is not followed": "Functions of other files are read two files deep, so that the answer is the same whichever file is linted first.",
  "a rest parameter of an annotated function is not followed": "What is passed to a rest parameter lands in a list, which counts as handed on.",
};
