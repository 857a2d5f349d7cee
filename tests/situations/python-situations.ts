/** Which situations are there in Python alone? In the sentences `open()` yields an owned session, as in the others. */
import { row, type SituationGroup } from "./situation.ts";

/** They are counted apart. */
export const PYTHON_SITUATIONS: SituationGroup = {
  letter: undefined,
  title: "Python",
  rows: [
    row("P1", "S", "`async with open() as s`"),
    row("P2", "S", "`stack.enter_context(open())`, `stack.enter_async_context(open())`"),
    row("P3", "S", "a conditional expression or `nullcontext()` in the header of a `with`"),
    row("P4", "S", "stored on `self`, by a class that has `__exit__` or `close`"),
    row("P5", "S", "returned"),
    row("P6", "S", "opened in a `try`, entered by a later `with s:`"),
    row("P7", "S", "`contextlib.closing` and `aclosing`"),
    row("P8", "S", "returned in a tuple"),
    row("P9", "F", "a coroutine function is called and nothing awaits it, also when the coroutine is stored in a dict or a tuple, in a lambda, as a default argument"),
    row("P10", "S", "`asyncio.gather(*list)`, a list of unknown origin, an f-string or a concatenation of awaited values"),
    row("P11", "F", "the result of `create_task` is dropped while the block of the session is left"),
    row("P12", "F", "a coroutine in a truth test or a comparison"),
    row("P13", "S", "a miss that is kept on purpose: a generator of coroutines that nobody awaits"),
    row("P14", "S", "`open().close()`"),
    row("P15", "F", "closed only where one type of exception is handled"),
    row("P16", "S", "`if not s.closed: s.close()` in a `finally`"),
  ],
};
