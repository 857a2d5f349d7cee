/** Does `no-close-while-running` know which tasks of a loop a run has driven? */
import { specify } from "../specify.ts";

specify(
  "no-close-while-running",
  {
    valid: [
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
