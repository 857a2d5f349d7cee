"""What does the text of a program in Python do, on all of its ways?

Reads one request a line, as JSON, and answers each with a line of JSON: the shape of `outcomes.ts`. It follows
`choices.ts`, `javascript-library.ts` and `tally.ts` question by question, so that one program gives the same in both languages.
"""

import asyncio
import collections.abc
import contextlib
import json
import re
import sys
import warnings

warnings.simplefilter("ignore")

ASYNC = {"client", "pool"}
FAILS_AGAIN = {"channel", "pool"}
MOST_STEPS = 200


class Failure(Exception):
    """A call fails because the run is to see what happens then."""


class ClosedError(Exception):
    """A closed resource was used."""


class Choices:
    def __init__(self, failures, prescribed=None):
        self.budgets = {"branch": 10**9, "failure": failures, "slowness": 1}
        self.prescribed = prescribed
        self.given = []
        self.begin()

    def begin(self):
        self.position = 0
        self.spent = dict.fromkeys(self.budgets, 0)
        self.times = {}
        self.asked = {}

    def ask(self, topic, site, count):
        name = f"{topic}:{site}"
        time = self.times.get(name, 0)
        self.times[name] = time + 1
        key = f"{name}:{time}"
        if self.prescribed is not None:
            return self.prescribed.get(key, 0)
        if self.spent[topic] >= self.budgets[topic] or self.position > 60:
            return 0
        if self.position == len(self.given):
            self.given.append([count, 0])
        chosen = self.given[self.position][1]
        self.position += 1
        if chosen > 0:
            self.spent[topic] += 1
            self.asked[key] = chosen
        return chosen

    def next(self):
        del self.given[self.position :]
        self.begin()
        while self.given:
            self.given[-1][1] += 1
            if self.given[-1][1] < self.given[-1][0]:
                return True
            self.given.pop()
        return False


class Task:
    def __init__(self, site):
        self.site = site
        self.awaited = False
        self.done = False
        self.closed_under = False


class Resource:
    """What the four classes have in common; each has the methods of its own kind alone."""

    def __init__(self, run, kind, site):
        run.may_fail(site)
        run.steps.append(f"open {site}")
        self.run = run
        self.kind = kind
        self.site = site
        self.closed = False
        self.closed_by = None
        self.handed_on = False
        self.given_closed = False
        self.pending = []
        run.resources.append(self)

    def use(self, site):
        run = self.run
        run.uses.append(run.meet(self, site))
        run.steps.append(f"use {site}")
        if run.refuses(self):
            raise ClosedError("closed")
        run.may_fail(site)

    def fetch(self, site):
        # What gives a coroutine need not be a coroutine function, and may fail before it has one to give.
        failing = self.run.choices.ask("failure", site, 3)
        if failing == 2 and not self.closed:
            self.run.failed = True
            raise Failure()
        return Work(self.run, Task(site), [self], self._fetch(site, failing == 1))

    async def _fetch(self, site, fails):
        run = self.run
        run.steps.append(f"fetch {site}")
        run.uses.append(run.meet(self, site))
        if run.refuses(self):
            raise ClosedError("closed")
        await run.later(site)
        if run.refuses(self):
            raise ClosedError("closed under it")
        if fails:
            run.failed = True
            raise Failure()

    def _close(self, site):
        run = self.run
        run.closes.append(run.meet(self, site))
        running = [task for task in self.pending if not task.done]
        was_closed = self.closed
        if not was_closed:
            if running:
                run.closed_under.append(site)
            self.closed_by = site
        for task in running:
            task.closed_under = True
        self.closed = True
        if was_closed and self.kind in FAILS_AGAIN:
            run.failed_again += 1
            if not run.forgiving:
                run.failed = True
                raise ClosedError("closed already")
        if not was_closed:
            run.may_fail(site)

    async def _close_later(self, site):
        self._close(site)
        await self.run.later(site)


class Work(collections.abc.Coroutine):
    """A coroutine that knows whether somebody waits for it, and what it needs open."""

    def __init__(self, run, task, borrowed, coroutine):
        self.task = task
        self.coroutine = coroutine
        run.tasks.append(task)
        run.works.append(self)
        for one in borrowed:
            one.pending.append(task)

    def __await__(self):
        self.task.awaited = True
        return self._go().__await__()

    async def _go(self):
        try:
            return await self.coroutine
        finally:
            self.task.done = True

    def send(self, value):
        try:
            return self.coroutine.send(value)
        except BaseException:
            self.task.done = True
            raise

    def throw(self, *error):
        try:
            return self.coroutine.throw(*error)
        except BaseException:
            self.task.done = True
            raise

    def close(self):
        self.coroutine.close()


class Started:
    """A task of the loop that knows whether somebody waits for it."""

    def __init__(self, task, inner):
        self.task = task
        self.inner = inner

    def __await__(self):
        self.task.awaited = True
        return self.inner.__await__()

    def add_done_callback(self, callback):
        self.task.awaited = True
        self.inner.add_done_callback(lambda _: callback(self))


class Group:
    """A task group, which waits for its tasks."""

    def __init__(self, run):
        self.run = run
        self.tasks = []

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, trace):
        failed = None
        for task in self.tasks:
            try:
                await task
            except Exception as error:
                failed = failed or error
        if failed is not None and kind is None:
            raise failed

    def create_task(self, work):
        task = self.run.start(work)
        self.tasks.append(task)
        return task


class Asyncio:
    """The part of the module `asyncio` that programs and edits use."""

    def __init__(self, run):
        self.create_task = run.start
        self.TaskGroup = lambda: Group(run)


class Run:
    def __init__(self, choices, forgiving, loop):
        self.choices = choices
        self.forgiving = forgiving
        self.loop = loop
        self.resources = []
        self.tasks = []
        self.works = []
        self.started = []
        self.uses = []
        self.closes = []
        self.closed_under = []
        self.steps = []
        self.failed_again = 0
        self.failed = False
        self.quick = []
        self.slow = []
        self.rounds = {}

    def later(self, site):
        due = self.loop.create_future()
        # Whether it is slow makes a difference to what runs beside it alone.
        beside = any(not task.done for task in self.tasks)
        (self.slow if beside and self.choices.ask("slowness", site, 2) == 1 else self.quick).append(due)
        return due

    def proceed(self):
        queue = self.quick or self.slow
        if not queue:
            return False
        due = queue.pop(0)
        if not due.done():
            due.set_result(None)
        return True

    def may_fail(self, site):
        if self.choices.ask("failure", site, 2) == 1:
            self.failed = True
            self.steps.append(f"fail {site}")
            raise Failure()

    def meet(self, resource, site):
        further = [loop for loop, turn in self.rounds.items() if turn > 0]
        return (site, resource.closed, resource.closed_by, further, self.failed)

    def refuses(self, resource):
        refused = resource.closed and not self.forgiving
        self.failed = self.failed or refused
        return refused

    def items(self, site):
        self.may_fail(site)
        return self.turns(site)

    def turns(self, site):
        count = self.choices.ask("branch", site, 3)
        try:
            for turn in range(count):
                self.rounds[site] = turn
                yield turn
        finally:
            self.rounds.pop(site, None)

    def is_true(self, site):
        self.may_fail(site)
        return self.choices.ask("branch", site, 2) == 1

    def work(self, site):
        self.steps.append(f"work {site}")
        self.may_fail(site)

    def keep(self, site, one):
        if isinstance(one, Resource):
            one.handed_on = True
        self.may_fail(site)

    def give(self, value):
        if isinstance(value, Resource) and value.closed:
            value.given_closed = True
        return value

    def start(self, work):
        inner = self.loop.create_task(work)
        self.started.append(inner)
        return Started(work.task, inner)

    def call(self, function, site, *given):
        result = function(site, *given)
        if not asyncio.iscoroutine(result):
            return self.give(result)
        borrowed = [one for one in given if isinstance(one, Resource)]

        async def go():
            return self.give(await result)

        return Work(self, Task(site), borrowed, result if isinstance(result, Work) else go())

    def names(self):
        run = self

        class Thrown(ValueError):
            def __init__(self, *given):
                super().__init__(*given)
                run.failed = True

        class Session(Resource):
            def close(self, site=0):
                self._close(site)

            def __enter__(self):
                return self

            def __exit__(self, *error):
                self._close(0)

        class Channel(Resource):
            def __init__(self, site):
                super().__init__(run, "channel", site)

            def close(self, site=0):
                self._close(site)

        class Client(Resource):
            def __init__(self, site):
                super().__init__(run, "client", site)

            def aclose(self, site=0):
                return self._close_later(site)

            async def __aenter__(self):
                return self

            async def __aexit__(self, *error):
                await self._close_later(0)

        class Pool(Resource):
            def __init__(self, site):
                super().__init__(run, "pool", site)

            def end(self, site=0):
                return self._close_later(site)

        return {
            "open_session": lambda site: Session(run, "session", site),
            "Channel": Channel,
            "Client": Client,
            "Pool": Pool,
            "is_true": self.is_true,
            "items": self.items,
            "work": self.work,
            "keep": self.keep,
            "ValueError": Thrown,
            "asyncio": Asyncio(self),
            "contextlib": contextlib,
            "call_": self.call,
        }


class Tally:
    def __init__(self):
        self.runs = 0
        self.cut = False
        self.faultless = 0
        self.uses = {}
        self.closes = {}
        self.closed_under = {}
        self.leaks = {}
        self.tasks = {}
        self.traces = []

    def add(self, run, ending):
        self.runs += 1
        meet(self.uses, run.uses)
        meet(self.closes, run.closes)
        for site in set(run.closed_under):
            self.closed_under[site] = self.closed_under.get(site, 0) + 1
        own_end = ending in ("returned", "thrown")
        left = [one for one in run.resources if not one.closed and not one.handed_on]
        for site, of_site in by_site(run.resources).items():
            zero = dict.fromkeys(["opened", "leaked", "leakedByFailure", "closed", "handedOn", "returnedClosed"], 0)
            leak = self.leaks.setdefault(site, zero)
            leak["opened"] += 1
            if any(one in left for one in of_site):
                leak["leaked" if own_end else "leakedByFailure"] += 1
            leak["closed"] += any(one.closed for one in of_site)
            leak["returnedClosed"] += any(one.given_closed for one in of_site)
            leak["handedOn"] += any(one.handed_on for one in of_site)
        unawaited = [one for one in run.tasks if not one.awaited]
        for site, of_site in by_site(run.tasks).items():
            task = self.tasks.setdefault(site, {"started": 0, "left": 0, "closedUnder": 0})
            task["started"] += 1
            task["left"] += own_end and any(not one.awaited for one in of_site)
            task["closedUnder"] += any(one.closed_under for one in of_site)
        faulty = any(closed for _, closed, *_ in run.uses) or run.failed_again > 0 or len(run.closed_under) > 0
        if not faulty and not left and not unawaited:
            self.faultless += 1
        self.traces.append(
            {
                "answers": run.choices.asked,
                "steps": run.steps,
                "ending": ending,
                "isFaulty": faulty,
                "left": [one.site for one in left],
                "again": sum(closed for _, closed, *_ in run.closes),
                "unawaited": [one.site for one in unawaited],
            }
        )

    def told(self):
        return {
            "runs": self.runs,
            "isCut": self.cut,
            "faultless": self.faultless,
            "uses": self.uses,
            "closes": self.closes,
            "closedUnder": self.closed_under,
            "leaks": self.leaks,
            "tasks": self.tasks,
            "traces": self.traces,
        }


def by_site(things):
    groups = {}
    for one in things:
        groups.setdefault(one.site, []).append(one)
    return groups


def meet(into, encounters):
    for site, closed, closed_by, further, failed in encounters:
        meetings = into.setdefault(site, {"open": 0, "closed": 0, "openAfterFailure": 0, "further": {}, "closedBy": []})
        found = "closed" if closed else "open"
        meetings[found] += 1
        meetings["openAfterFailure"] += failed and not closed
        if closed_by is not None and closed_by not in meetings["closedBy"]:
            meetings["closedBy"].append(closed_by)
        for loop in further:
            meetings["further"].setdefault(loop, {"open": 0, "closed": 0})[found] += 1


PARAMETERS = ["is_full", "is_dry"]


class Program:
    def __init__(self, text):
        body = re.sub(r"^(from|import) .*$", "", text, flags=re.M)
        # Calls of the program's own functions are watched: which tasks nobody waits for, and what they need open.
        body = re.sub(r"(?<!def )\b((?:helper|step)\d+)\(", r"call_(\1, ", body)
        self.code = compile(body, "program.py", "exec")
        self.reads = [text.count(name) > 1 for name in PARAMETERS]


async def attempt(program, choices, tally, forgiving):
    loop = asyncio.get_running_loop()
    run = Run(choices, forgiving, loop)
    scope = run.names()
    exec(program.code, scope)
    given = [
        reads and choices.ask("branch", name, 2) == 1
        for name, reads in zip(["isFull", "isDry"], program.reads)
    ]

    async def main():
        value = await scope["main"](*given)
        if isinstance(value, Work):
            value = await value
        if isinstance(value, Resource):
            run.give(value)
            value.handed_on = True

    ending = loop.create_task(main())
    for _ in range(MOST_STEPS):
        for _ in range(6):
            await asyncio.sleep(0)
        if not run.proceed() and ending.done():
            break
    if not ending.done():
        tally.add(run, "stuck")
        ending.cancel()
    else:
        error = ending.exception()
        thrown = isinstance(error, ValueError) and str(error).startswith("thrown")
        kind = "returned" if error is None else "failed" if isinstance(error, Failure) else "thrown" if thrown else "broken"
        tally.add(run, kind)
    for work in run.works:
        work.close()
    for task in run.started:
        if not task.done():
            task.cancel()
        elif not task.cancelled():
            task.exception()


async def answer(request):
    program = Program(request["text"])
    tally = Tally()
    forgiving = request.get("isForgiving", False)
    if "repeat" in request:
        for answers in request["repeat"]:
            await attempt(program, Choices(1, answers), tally, forgiving)
        return tally.told()
    choices = Choices(2 if forgiving else 1)
    while True:
        if tally.runs >= request["most"]:
            tally.cut = True
            break
        await attempt(program, choices, tally, forgiving)
        if not choices.next():
            break
    return tally.told()


def serve():
    with asyncio.Runner() as runner:
        runner.get_loop().set_exception_handler(lambda *_: None)
        for line in sys.stdin:
            try:
                told = runner.run(answer(json.loads(line)))
            except SyntaxError as error:
                told = {"problem": f"{error.msg} (line {error.lineno})"}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    serve()
