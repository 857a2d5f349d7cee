/** Do CPython and its libraries say what the pages quote of them? */
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { PYTHON_LIBRARIES } from "../src/catalog/python.generated.ts";
import { findPython } from "../tools/cpython.ts";
import { PROGRAMS } from "./frontends/python/edit-cases/programs.ts";
import { filesUnder, textOf } from "./project-files.ts";

/** What CPython says on its own, and a program that it says so of. */
const SAID: Readonly<Record<string, string>> = {
  "Task was destroyed but it is pending!": `import asyncio

async def beat():
    await asyncio.get_running_loop().create_future()

loop = asyncio.new_event_loop()
task = loop.create_task(beat())
loop.run_until_complete(asyncio.sleep(0))
task.cancel()
loop.close()
del task
`,
  "Task exception was never retrieved": `import asyncio

async def fail():
    raise ValueError

async def main():
    asyncio.create_task(fail())
    await asyncio.sleep(0.01)

asyncio.run(main())
`,
  "ResourceWarning: unclosed event loop": `import asyncio

async def work():
    pass

def main():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(work())

main()
`,
};

/** A task that only the loop knows is taken by the collector while it runs. */
const COLLECTED = `import asyncio
import gc

async def beat():
    await asyncio.Future()
    print("done")

async def main():
    asyncio.create_task(beat())
    await asyncio.sleep(0)
    gc.collect()
    print("collected")
    await asyncio.sleep(0.01)

asyncio.run(main())
`;

const python = findPython();

if ("missing" in python) {
  it("nothing is run", (context) => {
    console.warn(`What CPython says is not checked: ${python.missing}.`);
    context.skip(python.missing);
  });
} else {
  const run = (code: string): { readonly stderr: string; readonly stdout: string } =>
    spawnSync(python.executable, ["-I", "-W", "default", "-c", code], { encoding: "utf8", timeout: 30_000 });

  it.each(Object.entries(SAID))("CPython says %s", (text, code) => {
    expect(run(code).stderr).toContain(text);
  });

  it("a task that nobody keeps vanishes", () => {
    const { stderr, stdout } = run(COLLECTED);
    expect(stderr).toContain("Task was destroyed but it is pending!");
    expect(stdout).toBe("collected\n");
  });
}

describe("errors and warnings of Python that a page quotes", () => {
  const known = [JSON.stringify(PYTHON_LIBRARIES), ...PROGRAMS.map(({ before }) => String(before).replaceAll("\\", "")), ...Object.keys(SAID)];
  const pages = ["README.md", "docs/python.md", ...filesUnder("docs/rules")].map((file) => [file, quotedIn(sectionOf(file))] as const);

  it.each(pages.filter(([, quoted]) => quoted.length > 0))("%s", (_file, quoted) => {
    expect(quoted.filter((text) => !known.some((one) => one.includes(JSON.stringify(text).slice(1, -1))))).toEqual([]);
  });

  it("what is run here stands on a page", () => {
    const texts = filesUnder("docs/rules").map(textOf);
    expect(Object.keys(SAID).filter((said) => !texts.some((text) => text.includes(said)))).toEqual([]);
  });

  it("there are some on the pages of most rules", () => {
    expect(pages.filter(([file, quoted]) => file.startsWith("docs/rules/") && quoted.length > 0).length).toBeGreaterThan(4);
  });
});

/** What a page says about Python. */
function sectionOf(file: string): string {
  const text = textOf(file);
  if (!file.startsWith("docs/rules/")) return text;
  return text.split("\n## In Python\n")[1]?.split("\n## ")[0] ?? "";
}

/** The texts of errors, and the warnings as a whole. JavaScript's errors have codes or no message of this form. */
function quotedIn(text: string): readonly string[] {
  return [...text.matchAll(/`(?<kind>\w*(?:Error|Warning)): (?<said>[^`]+)`/gu)].map(({ groups }) =>
    groups?.["kind"]?.endsWith("Warning") === true ? `${groups["kind"]}: ${groups["said"] ?? ""}` : (groups?.["said"] ?? ""),
  );
}
