/** How is code shown in messages? */
import { describe, expect, it } from "vitest";
import { shortened } from "../../src/core/labels.ts";

describe("shortened", () => {
  it("gives a chain of calls, a line for each, as one without spaces", () => {
    expect(shortened("pool\n    .connect()\n    ?.query")).toBe("pool.connect()?.query");
  });

  it("keeps one space between other lines", () => {
    expect(shortened("open(path,\r\n  flags)")).toBe("open(path, flags)");
  });

  it("leaves a text on one line as it is, but for its length", () => {
    expect(shortened("one ? .5 : two")).toBe("one ? .5 : two");
    expect(shortened("a".repeat(61))).toBe(`${"a".repeat(59)}…`);
  });
});
