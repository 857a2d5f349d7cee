/** Does `no-close-while-running` know which tasks of a loop a run has driven? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
      {
        title: "a loop of one's own thread, which a helper closes that others call too",
        code: `import asyncio
import threading

class Server:
    def __init__(self):
        self.loop = asyncio.get_event_loop()

    async def stop_all(self):
        self._stop_thread()

    def close(self):
        self._stop_thread()

    def _stop_thread(self):
        if not self._thread:
            return
        self._thread.join()
        self.loop.close()
`,
      },
      {
        title: "a task that the loop was run for",
        code: `import asyncio

def main(work):
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    loop.run_until_complete(task)
    loop.close()
`,
      },
      {
        title: "tasks that are cancelled and gathered before the close",
        code: `import asyncio

def main(work):
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    try:
        loop.run_forever()
    finally:
        pending = asyncio.all_tasks(loop)
        for each in pending:
            each.cancel()
        loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
        loop.close()
`,
      },
    ],
    invalid: [
      {
        title: "a task that the loop had no time for",
        code: `import asyncio

def main(work):
    loop = asyncio.new_event_loop()
    task = loop.create_task(work())
    loop.close()
    return task
`,
      },
    ],
  },
  { language: "python", minimum: 3 },
);
