/** How does the kit read Python? */
import { PYTHON_LIBRARIES } from "../../catalog/python.generated.ts";
import { lowerFile } from "../../frontends/python/lower.ts";
import { mentionsPython } from "../../frontends/python/prescreen.ts";
import type { PythonSourceCode } from "../../frontends/python/source-code.ts";
import type { FrontEnd } from "../front-end.ts";

/** Python; names alone decide, and nothing is written into it so far. */
export const python: FrontEnd<PythonSourceCode> = {
  language: "python",
  libraries: PYTHON_LIBRARIES,
  open: ({ source, catalog }) => ({
    lower: () => (mentionsPython(source.text, catalog) ? lowerFile(source, catalog) : undefined),
    editor: () => ({ write: () => undefined }),
    blocks: () => ({ using: true, stack: true }),
  }),
};
