/** Does a function of a library still make a task where a test has put a stand-in in its place? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a function that a test has a stand-in for makes no task",
        code: `import asyncio
from unittest.mock import MagicMock, patch

async def work():
    await asyncio.sleep(1)

async def test_block():
    with patch.object(asyncio, "create_task") as create:
        asyncio.create_task(work())
        create.assert_called_once()

@patch("app.main.asyncio.create_task")
async def test_decorator(create):
    asyncio.create_task(work())

async def test_setattr(monkeypatch):
    monkeypatch.setattr(asyncio, "create_task", MagicMock())
    asyncio.create_task(work())

async def test_dotted(monkeypatch, mocker):
    monkeypatch.setattr("asyncio.ensure_future", lambda work: work.close())
    mocker.patch("asyncio.create_task")
    asyncio.ensure_future(work())
    asyncio.create_task(work())

@patch.object(asyncio, "create_task")
class TestAll:
    async def test_method(self, create):
        asyncio.create_task(work())
`,
      },
      {
        title: "a fixture puts the stand-in in place for all tests of the file",
        code: `import asyncio
import pytest

async def work():
    await asyncio.sleep(1)

@pytest.fixture(autouse=True)
def no_tasks(monkeypatch):
    monkeypatch.setattr(asyncio, "create_task", lambda work: work.close())

async def test_start():
    asyncio.create_task(work())
`,
      },
    ],
    invalid: [
      {
        title: "a stand-in of another test",
        code: `import asyncio
from unittest.mock import MagicMock, patch

async def work():
    await asyncio.sleep(1)

async def test_other():
    with patch.object(asyncio, "create_task") as create:
        asyncio.create_task(work())
        create.assert_called_once()

async def test_real():
    asyncio.create_task(work())
`,
        errors: [{ line: 13 }],
      },
      {
        title: "a name of its own, a stand-in that wraps the function, and stand-ins for others",
        code: `import asyncio
from asyncio import create_task
from unittest.mock import patch

async def work():
    await asyncio.sleep(1)

async def test_own_name():
    with patch.object(asyncio, "create_task"):
        create_task(work())

async def test_wrapped():
    with patch.object(asyncio, "create_task", wraps=asyncio.create_task) as create:
        asyncio.create_task(work())
        create.assert_called_once()

async def test_something_else(monkeypatch):
    monkeypatch.setattr(asyncio, "sleep", work)
    monkeypatch.setattr("app.create_task", work)
    asyncio.create_task(work())
`,
        errors: [{ line: 10 }, { line: 14 }, { line: 20 }],
      },
    ],
  },
  { language: "python", minimum: 4 },
);
