"""What do programs do when they run?

Takes jobs as lines of JSON from standard input, and answers each with a line of JSON. Each job is a process of its own, made of
this one by `fork`, so that libraries are imported only once: those that are named as arguments. A program that does not end in time
is ended, with all that it has started.
"""

import atexit
import gc
import importlib
import io
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import threading
import time
import traceback
import types

import ledger

PARALLEL = 2


def run_here(job, folder):
    """Runs the program in this process, and never comes back."""
    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{folder}/{name}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.chdir(job["folder"])
    ledger.listen(f"{folder}/events")
    sys.argv = [job["file"], *job["arguments"]]
    sys.path.insert(0, job["modules"])
    code = executed(job["file"])
    threading._shutdown()
    atexit._run_exitfuncs()
    gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def executed(file):
    """The exit code of a program; what it held is collected by then."""
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=file, __builtins__=__builtins__)
    sys.modules["__main__"] = main
    ledger.LEDGER.program = main.__dict__
    code = 0
    try:
        compiled = compile(read_whole(file), file, "exec", dont_inherit=True)
        exec(compiled, main.__dict__)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
    except BaseException as error:
        sys.excepthook(type(error), error, error.__traceback__)
        code = 1
    threading._shutdown()
    main.__dict__.clear()
    gc.collect()
    return code


def read_whole(file):
    with io.FileIO(file) as text:
        return text.read()


def start(job, root):
    folder = tempfile.mkdtemp(dir=root)
    pid = os.fork()
    if pid == 0:
        try:
            run_here(job, folder)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(70)
    return pid, folder, time.monotonic() + job["limit"]


def answer(job, folder, status):
    def read(name):
        try:
            with open(f"{folder}/{name}", encoding="utf-8", errors="replace", newline="") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    return {"id": job["id"], "status": status, "out": read("out"), "err": read("err"), "events": [json.loads(line) for line in read("events").splitlines()]}


def serve(root):
    running = {}
    waiting = []
    unread = b""
    is_ended = False
    while not is_ended or waiting or running:
        if not is_ended and select.select([0], [], [], 0 if running or waiting else None)[0]:
            part = os.read(0, 1 << 20)
            is_ended = part == b""
            *lines, unread = (unread + part).split(b"\n")
            waiting.extend(json.loads(line) for line in lines)
        while waiting and len(running) < PARALLEL:
            job = waiting.pop(0)
            pid, folder, end = start(job, root)
            running[pid] = (job, folder, end)
        time.sleep(0.001)
        for pid, (job, folder, end) in list(running.items()):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended == 0 and time.monotonic() < end:
                continue
            if ended == 0:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
            del running[pid]
            result = answer(job, folder, None if ended == 0 else os.waitstatus_to_exitcode(status))
            sys.stdout.write(json.dumps(result) + "\n")
            sys.stdout.flush()


def main():
    wanted = sys.argv[1:]
    for name in wanted:
        importlib.import_module(name)
    ledger.instrument(wanted)
    gc.collect()
    gc.freeze()
    root = tempfile.mkdtemp()
    try:
        serve(root)
    finally:
        shutil.rmtree(root, ignore_errors=True)


main()
