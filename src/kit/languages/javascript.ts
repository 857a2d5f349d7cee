/** How does the kit read JavaScript and TypeScript? */
import { JAVASCRIPT_LIBRARIES } from "../../catalog/index.generated.ts";
import { createEditor } from "../../frontends/typescript/edits.ts";
import { floatingPromises, typesSayPromise, typesSaySafe } from "../../frontends/typescript/floating-promises.ts";
import { lowerIfTelling } from "../../frontends/typescript/lower.ts";
import { otherFiles } from "../../frontends/typescript/other-files.ts";
import type { JavaScriptSource } from "../../frontends/typescript/source.ts";
import { usingThinkable } from "../../frontends/typescript/target.ts";
import { typesOf } from "../../frontends/typescript/types.ts";
import type { FrontEnd } from "../front-end.ts";

/** JavaScript and TypeScript, with types where the parser gives them. */
export const javascript: FrontEnd<JavaScriptSource> = {
  language: "javascript",
  libraries: JAVASCRIPT_LIBRARIES,
  open({ source, catalog, settings, filename }) {
    const types = typesOf(source.parserServices, (node) => source.getScope(node));
    return {
      lower: () => lowerIfTelling({ sourceCode: source, catalog, ...(types && { types, elsewhere: otherFiles(types, catalog) }) })?.ir,
      editor: () => createEditor({ sourceCode: source, types, disposal: settings.disposal, filename }),
      blocks: () => usingThinkable(filename, types, settings),
      ...(types && {
        typed: {
          promises: (options) => floatingPromises(source, types, options),
          typesSayPromise: ({ origin }) => typesSayPromise(origin, types),
          typesSaySafe: ({ origin }, options) => typesSaySafe(origin, types, options),
        },
      }),
    };
  },
};
