"""What has a program printed, opened and closed, in which order?

The real classes are told to say when they are opened and closed. A class that is not installed is passed over.
"""

import asyncio
import builtins
import concurrent.futures
import contextlib
import functools
import importlib
import io
import json
import os
import socket
import sqlite3
import sys

_NAME = "_ledger_name"


class Ledger:
    """The events of one process, in order."""

    def __init__(self):
        self.program = None
        """The global names of the program that runs."""
        self._file = None
        self._count = {}
        self._kept = {}
        """Names of what has `__slots__`, with the thing itself, so that no other one gets its identity."""
        self._closed = set()
        self._closing = {}

    def write_to(self, path):
        """Writes each event down at once, so that nothing is lost when the process is killed."""
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)

    def note(self, event, **what):
        if self._file is not None:
            os.write(self._file, (json.dumps({"event": event, **what}) + "\n").encode())

    def name_of(self, thing):
        name, _thing = self._kept.get(id(thing), (None, None))
        return getattr(thing, _NAME, name)

    def opened(self, thing, kind):
        if self.name_of(thing) is not None:
            return
        number = self._count[kind] = self._count.get(kind, 0) + 1
        try:
            object.__setattr__(thing, _NAME, f"{kind} {number}")
        except AttributeError:
            self._kept[id(thing)] = (f"{kind} {number}", thing)
        self.note("opened", resource=f"{kind} {number}")

    def collected(self, thing):
        name = self.name_of(thing)
        if name is not None and name not in self._closed:
            self._closed.add(name)
            self.note("collected", resource=name)

    @contextlib.contextmanager
    def closing(self, thing, is_closed):
        """Notes the outermost of the calls by which a thing closes itself."""
        name = self.name_of(thing)
        depth = self._closing.get(name, 0)
        if name is not None and depth == 0:
            is_again = name in self._closed or is_closed(thing)
            self._closed.add(name)
            self.note("closed again" if is_again else "closed", resource=name)
        self._closing[name] = depth + 1
        try:
            yield
        finally:
            self._closing[name] -= 1


LEDGER = Ledger()


def _is_open(_thing):
    return False


def _program_opens():
    """Is it the program itself that calls, or a thread that it has given the call, and not a library on its behalf?"""
    names = sys._getframe(2).f_globals
    return names is LEDGER.program or names.get("__name__") == "concurrent.futures.thread"


def _instrument(owner, kind, closers, *, opener="__init__", is_closed=_is_open, only_by_program=False):
    """Has a class tell when one of it is opened, and when one of its closers is called."""
    original = getattr(owner, opener)
    if asyncio.iscoroutinefunction(original):

        @functools.wraps(original)
        async def opening(self, *args, **kwargs):
            result = await original(self, *args, **kwargs)
            LEDGER.opened(self, kind)
            return result

    else:

        @functools.wraps(original)
        def opening(self, *args, **kwargs):
            result = original(self, *args, **kwargs)
            if not only_by_program or _program_opens():
                LEDGER.opened(self, kind)
            return result

    setattr(owner, opener, opening)
    for name in closers:
        if hasattr(owner, name):
            setattr(owner, name, _telling(getattr(owner, name), is_closed))
    if hasattr(owner, "__del__"):
        collect = owner.__del__

        @functools.wraps(collect)
        def collecting(self):
            if not is_closed(self):
                LEDGER.collected(self)
            collect(self)

        owner.__del__ = collecting


def _telling(original, is_closed):
    if asyncio.iscoroutinefunction(original):

        @functools.wraps(original)
        async def closing(self, *args, **kwargs):
            with LEDGER.closing(self, is_closed):
                return await original(self, *args, **kwargs)

    else:

        @functools.wraps(original)
        def closing(self, *args, **kwargs):
            with LEDGER.closing(self, is_closed):
                return original(self, *args, **kwargs)

    return closing


def _standard_library():
    _instrument(asyncio.BaseEventLoop, "event loop", (), is_closed=lambda loop: loop.is_closed())
    for owner in {asyncio.SelectorEventLoop, getattr(asyncio, "ProactorEventLoop", asyncio.SelectorEventLoop)}:
        owner.close = _telling(owner.close, lambda loop: loop.is_closed())
    if hasattr(asyncio, "Runner"):
        _instrument(asyncio.Runner, "runner", ("close", "__exit__"))
    _instrument(asyncio.Server, "server", ("close",), is_closed=lambda server: server._sockets is None)
    for owner in (concurrent.futures.ThreadPoolExecutor, concurrent.futures.ProcessPoolExecutor):
        _instrument(owner, "executor", ("shutdown", "__exit__"), only_by_program=True)
    _instrument(contextlib.ExitStack, "stack", ("close", "__exit__"), only_by_program=True)
    _instrument(contextlib.AsyncExitStack, "stack", ("aclose", "__aexit__"), only_by_program=True)
    _instrument(socket.socket, "socket", ("close", "detach", "__exit__"), is_closed=lambda sock: sock.fileno() < 0, only_by_program=True)
    _files()
    _databases()


def _files():
    opened = builtins.open

    class Text(io.TextIOWrapper):
        close = _telling(io.TextIOWrapper.close, lambda file: file.closed)
        __exit__ = _telling(lambda self, *_error: self.close(), lambda file: file.closed)

        def __del__(self):
            if not self.closed:
                LEDGER.collected(self)

    @functools.wraps(opened)
    def opening(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        if "b" in mode or buffering == 0 or not _program_opens():
            return opened(file, mode, buffering, encoding, errors, newline, closefd, opener)
        buffer = opened(file, f"{mode.replace('t', '')}b", buffering, None, None, None, closefd, opener)
        text = Text(buffer, encoding or "utf-8", errors, newline)
        text.mode = mode
        LEDGER.opened(text, "file")
        return text

    builtins.open = io.open = opening


def _databases():
    connected = sqlite3.connect

    class Connection(sqlite3.Connection):
        close = _telling(sqlite3.Connection.close, _is_open)

        def __del__(self):
            LEDGER.collected(self)

    @functools.wraps(connected)
    def connect(*args, **kwargs):
        if "factory" in kwargs or not _program_opens():
            return connected(*args, **kwargs)
        connection = connected(*args, factory=Connection, **kwargs)
        LEDGER.opened(connection, "database")
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = connect


def _library(module, class_name, kind, closers, **options):
    """A class of a library that may not be installed."""
    try:
        owner = getattr(importlib.import_module(module), class_name)
    except ImportError:
        return
    _instrument(owner, kind, closers, **options)


def _entered_files():
    """A block of aiofiles closes the file in a way of its own."""
    owner = importlib.import_module("aiofiles.base").AiofilesContextManager
    leave = owner.__aexit__

    @functools.wraps(leave)
    async def leaving(self, *error):
        with LEDGER.closing(self._obj, lambda file: file.closed):
            return await leave(self, *error)

    owner.__aexit__ = leaving


def _libraries(wanted):
    if "aiohttp" in wanted:
        _library("aiohttp", "ClientSession", "aiohttp session", ("close", "__aexit__"), is_closed=lambda session: session.closed)
        _library("aiohttp.web", "BaseRunner", "web runner", ("cleanup",))
    if "httpx" in wanted:
        _library("httpx", "AsyncClient", "httpx client", ("aclose", "__aexit__"), is_closed=lambda client: client.is_closed)
        _library("httpx", "Client", "httpx client", ("close", "__exit__"), is_closed=lambda client: client.is_closed)
    if "aiosqlite" in wanted:
        _library("aiosqlite", "Connection", "aiosqlite connection", ("close", "__aexit__"), opener="_connect")
    if "aiofiles" in wanted:
        _library("aiofiles.threadpool.text", "AsyncTextIOWrapper", "async file", ("close",), is_closed=lambda file: file.closed)
        _entered_files()
    if "anyio" in wanted:
        _library("anyio", "AsyncFile", "async file", ("aclose", "__aexit__"), is_closed=lambda file: file.wrapped.closed)
    if "requests" in wanted:
        _library("requests", "Session", "requests session", ("close", "__exit__"))
    if "sqlalchemy" in wanted:
        _library("sqlalchemy.ext.asyncio", "AsyncEngine", "engine", ("dispose",))
        _library("sqlalchemy.ext.asyncio", "AsyncSession", "database session", ("close", "aclose", "__aexit__"))
        _library("sqlalchemy.ext.asyncio", "AsyncConnection", "database connection", ("close", "aclose", "__aexit__"), opener="start")


class Printing(io.TextIOWrapper):
    """A standard output that notes when what was printed, between what was opened and closed."""

    def write(self, text):
        LEDGER.note("printed", text=text)
        return super().write(text)


def instrument(wanted):
    """Tells the classes of the standard library and of some others to say when they are opened and closed."""
    _standard_library()
    _libraries(wanted)


def listen(path):
    """Writes down what happens from here on."""
    LEDGER.write_to(path)
    sys.stdout = Printing(io.FileIO(1, "w", closefd=False), "utf-8", write_through=True)
