/** How does the kit read Python? */
import { PYTHON_LIBRARIES } from "../../catalog/python.generated.ts";
import { createEditor } from "../../frontends/python/edits.ts";
import { BlockText } from "../../frontends/python/edits/block-text.ts";
import { suppress } from "../../frontends/python/edits/suppress.ts";
import { lowerFile } from "../../frontends/python/lower.ts";
import type { CellPlaces } from "../../frontends/python/notebook/cell-places.ts";
import { mentionsPython } from "../../frontends/python/prescreen.ts";
import { pythonVersionOf, type PythonVersion } from "../../frontends/python/python-version.ts";
import type { PythonSourceCode } from "../../frontends/python/source-code.ts";
import type { FrontEnd, Parts } from "../front-end.ts";

/** Python; names alone decide. */
export const python: FrontEnd<PythonSourceCode> = {
  language: "python",
  libraries: PYTHON_LIBRARIES,
  open({ source, catalog, settings, filename }) {
    let version: PythonVersion | undefined;
    let lines: BlockText | undefined;
    const { cells } = source;
    const versionOf = (): PythonVersion => (version ??= pythonVersionOf(filename, settings.pythonVersion));
    return {
      lower: () => (mentionsPython(source.text, catalog) ? lowerFile(source, catalog, versionOf) : undefined),
      editor: () => createEditor({ source, catalog, version: versionOf() }),
      // What no block of the language holds is closed in a `finally`.
      blocks: () => ({ using: true, stack: false }),
      suppress: (rule, line) => suppress(source, (lines ??= new BlockText(source)), rule, line),
      ...(cells && { parts: partsOf(cells) }),
    };
  },
};

function partsOf(cells: CellPlaces): Parts {
  return {
    placeOf: (start, end) => {
      const place = cells.inCell(start, end);
      return place && { part: `cell ${place.cell.number}`, text: place.cell.text, start: place.start, end: place.end };
    },
    positionOf: (offset) => cells.inFile(offset),
  };
}
