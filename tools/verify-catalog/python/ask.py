"""What do the libraries do that are installed for this Python?

Reads one JSON object from the standard input: {"place": ..., "seconds": ..., "questions": [...]}. The place is "asyncio" or
"trio", where each is inside of a loop of its own, or "none", where there is no loop. For each question, in their order, one
line of JSON is written to the standard output as soon as the answer is known:

- {"path": "aiohttp.ClientSession.get"}: whether it is "missing", a "coroutine" function, another "call", or a "value";
- {"distribution": "aiohttp"}: the version that is installed, or null;
- {"setup": ..., "use": "r.get(url)"}: what the expression comes to after the statements of the setup, which run for this
  question alone: {"effect": "works" | "throws" | "rejects" | "hangs" | "unprepared", "error": ...,
  "gives": "coroutine" | "awaitable" | "nothing"}. With "left" nobody waits for what it gives. "unprepared": the setup did not
  get through.

What asks has to give up on a process that says nothing any more: a call may keep the thread for ever.
"""

import importlib
import importlib.metadata
import inspect
import json
import os
import pathlib
import signal
import sys
import textwrap
import threading
import warnings

MISSING = object()
loops = []


class Hangs(BaseException):
    """It is not over, and nobody waits any longer."""

    def __str__(self):
        return "it hangs"


def find(path):
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ImportError:
            continue
        for name in parts[length:]:
            found = getattr(found, name, MISSING)
        return found
    return MISSING


def member(path):
    found = find(path)
    if found is MISSING:
        return "missing"
    if inspect.iscoroutinefunction(found):
        return "coroutine"
    return "call" if callable(found) else "value"


def version(distribution):
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


async def work():
    pass


def in_block(entered):
    with entered:
        pass


async def in_async_block(entered):
    async with entered:
        pass


def is_a(value, paths):
    """Raises unless the value is of one of the classes."""
    if not any(isinstance(value, kind) for kind in map(find, paths) if kind is not MISSING):
        raise AssertionError(f"it is a {type(value).__module__}.{type(value).__qualname__}")


async def re_entered(resource):
    """Enters a block twice, which nobody can whom a block closes."""
    for _ in range(2):
        if hasattr(resource, "__aenter__"):
            await in_async_block(resource)
        else:
            in_block(resource)


def tells(resource, name, expected=True):
    """Raises unless the property, or the method, says whether it is closed."""
    told = getattr(resource, name)
    told = told() if callable(told) else told
    if bool(told) is not expected:
        raise AssertionError(f"{name} is {told!r}")


def rung(*_):
    raise Hangs


class Asker:
    """Answers the questions of one place."""

    def __init__(self, place, seconds):
        self.place = place
        self.seconds = seconds

    def soon(self, call):
        """What the call gives, unless it keeps the thread for too long."""
        signal.signal(signal.SIGALRM, rung)
        signal.setitimer(signal.ITIMER_REAL, self.seconds)
        try:
            return call()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    async def settled(self, value):
        if not inspect.isawaitable(value):
            return value
        if self.place == "trio":
            import trio

            with trio.move_on_after(self.seconds) as limit:
                return await value
            if limit.cancelled_caught:
                raise Hangs
        import asyncio

        try:
            async with asyncio.timeout(self.seconds) as limit:
                return await value
        except TimeoutError:
            if limit.expired():
                raise Hangs from None
            raise

    def in_thread(self, call):
        """What the call gives in another thread, where no loop runs."""
        came = {}

        def run():
            try:
                came["value"] = call()
            except BaseException as error:
                came["error"] = error

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(self.seconds)
        if thread.is_alive():
            raise Hangs
        if "error" in came:
            raise came["error"]
        return came["value"]

    def names(self):
        own = {name: globals()[name] for name in ("in_async_block", "in_block", "is_a", "re_entered", "tells", "work")}
        return {**own, "asyncio": importlib.import_module("asyncio"), "in_thread": self.in_thread, "settled": self.settled}

    async def use(self, question):
        names = self.names()
        body = textwrap.indent(question["setup"] + "\nglobals().update(locals())", "    ")
        try:
            exec(f"async def setup():\n{body}", names)
            await self.settled(names["setup"]())
        except (Exception, Hangs) as error:
            return came("unprepared", error)
        try:
            value = self.soon(lambda: eval(question["use"], names))
        except Hangs:
            return came("hangs")
        except Exception as error:
            return came("throws", error)
        gives = kind(value)
        if question.get("left"):
            if inspect.iscoroutine(value):
                value.close()
            return came("works", gives=gives)
        try:
            await self.settled(value)
        except Hangs:
            return came("hangs", gives=gives)
        except Exception as error:
            return came("rejects", error, gives)
        return came("works", gives=gives)

    def use_without_loop(self, question):
        names = self.names()
        try:
            exec(question["setup"], names)
        except Exception as error:
            return came("unprepared", error)
        try:
            self.soon(lambda: eval(question["use"], names))
        except Hangs:
            return came("hangs")
        except Exception as error:
            return came("throws", error)
        return came("works")

    def answer(self, question):
        """The answer, from a loop of its own: what a program leaves running is not there for the next."""
        if self.place == "trio":
            return importlib.import_module("trio").run(self.use, question)
        if self.place == "asyncio":
            # Nobody closes it: some programs leave what would be waited for.
            loops.append(importlib.import_module("asyncio").Runner())
            return loops[-1].run(self.use(question))
        return self.use_without_loop(question)


def came(effect, error=None, gives="nothing"):
    said = "" if error is None else str(error) or type(error).__name__
    return {"effect": effect, "error": said, "gives": gives}


def kind(value):
    if inspect.iscoroutine(value):
        return "coroutine"
    return "awaitable" if inspect.isawaitable(value) else "nothing"


def fact(question):
    """The answer to a question that nothing has to be run for."""
    if "path" in question:
        return {"member": member(question["path"])}
    return {"version": version(question["distribution"])} if "distribution" in question else None


def main():
    warnings.simplefilter("ignore")
    # Beside this file are the servers that some programs ask for.
    sys.path.insert(0, str(pathlib.Path(__file__).parent))
    # What the libraries print is not an answer.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(answer):
        print(json.dumps(answer), file=answers, flush=True)

    asked = json.load(sys.stdin)
    asker = Asker(asked["place"], asked["seconds"])
    for question in asked["questions"]:
        say(fact(question) or asker.answer(question))
    # What the programs leave open has threads, and servers would be waited for.
    os._exit(0)


if __name__ == "__main__":
    main()
