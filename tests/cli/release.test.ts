/** Do the workflows run what the README says, and publish with provenance, and are there notes for the release? */
import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { releaseNotes } from "../../tools/release-notes.ts";
import { filesUnder, textOf } from "../project-files.ts";

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly permissions?: Readonly<Record<string, string>>; readonly strategy?: { readonly matrix: { readonly node: readonly number[] } }; readonly steps: readonly Step[] }>>;
}

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly repository: { readonly url: string };
}

const manifest = JSON.parse(textOf("package.json")) as Manifest;

function workflow(name: string): Workflow {
  return parse(textOf(`.github/workflows/${name}.yml`), { strict: true, uniqueKeys: true }) as Workflow;
}

function commands(name: string): readonly string[] {
  return Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
}

it("there are these workflows, and they run scripts that exist", () => {
  expect(filesUnder(".github/workflows")).toEqual([".github/workflows/ci.yml", ".github/workflows/publish.yml"]);
  const named = ["ci", "publish"].flatMap(commands).flatMap((line) => [...line.matchAll(/npm run (?:--silent )?(?<script>[\w:-]+)/gu)].map(({ groups }) => groups?.["script"] ?? ""));
  expect(named).toContain("test:hosts");
  expect(named.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
});

describe("ci.yml", () => {
  it("tests as the README says", () => {
    const said = /^npm ci && npm test(?= )/mu.exec(textOf("README.md"))?.[0];
    expect(commands("ci")).toContain(said);
    expect(workflow("ci").permissions).toEqual({ contents: "read" });
  });

  it("runs on each line of Node that the package takes", () => {
    const lines = [...manifest.engines.node.matchAll(/(?:\^|>=)(?<major>\d+)/gu)].map(({ groups }) => Number(groups?.["major"]));
    expect(workflow("ci").jobs["test"]?.strategy?.matrix.node).toEqual(lines);
  });
});

describe("publish.yml", () => {
  const publish = workflow("publish");

  it("runs for tags of versions alone", () => {
    expect(publish.on).toEqual({ push: { tags: ["v*"] } });
    expect(publish.permissions).toEqual({ contents: "read" });
  });

  it("may sign where the package is from", () => {
    expect(publish.jobs["publish"]?.permissions).toEqual({ contents: "write", "id-token": "write" });
    expect(commands("publish")).toContain("npm publish --provenance --access public");
    // The registry takes a statement only about the repository that the package names.
    expect(manifest.repository.url).toMatch(/^git\+https:\/\/github\.com\//u);
  });

  it("tests before it publishes, and publishes before it announces", () => {
    const order = ["npm ci && npm test", "npm publish", "gh release create"].map((start) => commands("publish").findIndex((line) => line.startsWith(start)));
    expect(order.every((place) => place >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });
});

describe("the notes of a release", () => {
  const changelog = "# Changelog\n\n## 0.2.0\n\n### Minor Changes\n\n- One.\n\n## 0.1.0\n\nThe first.\n";

  it("are its section of the changelog", () => {
    expect(releaseNotes(changelog, "0.2.0")).toBe("### Minor Changes\n\n- One.\n");
    expect(releaseNotes(changelog, "0.1.0")).toBe("The first.\n");
    expect(() => releaseNotes(changelog, "0.1")).toThrow("CHANGELOG.md says nothing about 0.1.");
  });

  it("exist for this version", () => {
    expect(releaseNotes(textOf("CHANGELOG.md"), manifest.version).length).toBeGreaterThan(100);
  });
});
