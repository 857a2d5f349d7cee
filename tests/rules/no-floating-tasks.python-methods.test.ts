/** Which methods of Python does `no-floating-tasks` see called and not awaited? */
import { specify } from "../specify.ts";

specify(
  "no-floating-tasks",
  {
    valid: [
      {
        title: "a request that is entered, and cannot be awaited",
        code: `import aiohttp

async def load(url):
    request = aiohttp.request("GET", url)
    aiohttp.request("HEAD", url)
    async with request as response:
        return await response.text()
`,
      },
      {
        title: "a method that a subclass may override",
        code: `class Handler:
    def handle(self, event):
        raise NotImplementedError

class Printer(Handler):
    async def handle(self, event):
        print(event)

def dispatch(handler: Handler, event):
    handler.handle(event)
`,
      },
      {
        title: "a plain function of that name",
        code: `async def send(): pass

def notify(send):
    send()

class Mailer:
    def send(self): pass

    def notify(self):
        self.send()
`,
      },
      {
        title: "a property that is a coroutine",
        code: `class Page:
    @property
    async def title(self):
        return "title"

async def main(page: Page):
    print(await page.title)
`,
      },
      {
        title: "methods that are awaited",
        code: `class Client:
    async def login(self):
        pass

    async def start(self):
        await self.login()
        return await super().start()
`,
      },
      {
        title: "a method that hands its coroutine back",
        code: `class Client:
    async def login(self):
        pass

    def start(self):
        return self.login()

    def schedule(self, run):
        run(self.login())
`,
      },
      {
        title: "a method whose name the constructor gives to something else",
        code: `class Client:
    def __init__(self, send):
        self.send = send

    async def send(self, text):
        pass

    def flush(self):
        self.send("hello")
`,
      },
      {
        title: "a method that a subclass of the file has in another way",
        code: `class Base:
    async def handle(self, event):
        pass

    def dispatch(self, event):
        self.handle(event)

class Sync(Base):
    def handle(self, event):
        print(event)
`,
      },
      {
        title: "a method with a decorator",
        code: `from telegram import run_async

class Bot:
    @run_async
    async def send(self, text):
        pass

    def hello(self):
        self.send("hello")
`,
      },
      {
        title: "an asynchronous generator as a method",
        code: `class Pager:
    async def pages(self):
        yield 1

    def start(self):
        self.pages()
`,
      },
      {
        title: "a method of an object that the file does not know",
        code: `class Mailer:
    async def send(self, text):
        pass

def notify(mailer):
    mailer.send("hello")
`,
      },
      {
        title: "a coroutine that an object of the file keeps",
        code: `class Job:
    def __init__(self, work):
        self.work = work

async def run(): pass

def make():
    return Job(run())
`,
      },
    ],
    invalid: [
      {
        title: "a method of the same object",
        code: `class Client:
    async def login(self):
        pass

    async def start(self):
        self.login()
`,
        errors: [{ line: 6, messageId: "lazy-in-python" }],
      },
      {
        title: "a method of an inherited class of the file",
        code: `class Base:
    async def connect(self):
        pass

class Client(Base):
    async def start(self):
        self.connect()
`,
        errors: [{ line: 7, messageId: "lazy-in-python" }],
      },
      {
        title: "a method of an object of a class of the file",
        code: `class Mailer:
    async def send(self, text):
        pass

async def main():
    mailer = Mailer()
    mailer.send("hello")
`,
        errors: [{ line: 7, messageId: "lazy-in-python" }],
      },
      {
        title: "a method of an annotated parameter",
        code: `class Mailer:
    async def send(self, text):
        pass

def notify(mailer: Mailer):
    mailer.send("hello")
`,
        errors: [{ line: 6, messageId: "lazy-in-python" }],
      },
      {
        title: "a coroutine function that is static",
        code: `class Mailer:
    @staticmethod
    async def send(text):
        pass

async def main():
    Mailer.send("hello")
`,
        errors: [{ line: 7, messageId: "lazy-in-python" }],
      },
      {
        title: "a superclass' coroutine without await",
        code: `class Base:
    async def setup(self):
        pass

class Cog(Base):
    async def setup(self):
        super().setup()
`,
        errors: [{ line: 7, messageId: "lazy-in-python" }],
      },
    ],
  },
  { language: "python", minimum: 15 },
);
