/** Which queries of Testing Library wait, and have to be awaited? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary, type ExportEntry } from "../schema.ts";

const eager: CallEffect = { task: "eager" };
const source = "measured with @testing-library/dom 10.4.2 and @testing-library/user-event 14.6.13";
const shared = { kind: "handle", closers: {}, disposal: { symbol: "none" }, reuse: { effect: "unknown" }, obligation: "may", source } as const;

/** They look again until they find something, or reject. */
const queries: Readonly<Record<string, CallEffect>> = {
  findAllByAltText: eager,
  findAllByDisplayValue: eager,
  findAllByLabelText: eager,
  findAllByPlaceholderText: eager,
  findAllByRole: eager,
  findAllByTestId: eager,
  findAllByText: eager,
  findAllByTitle: eager,
  findByAltText: eager,
  findByDisplayValue: eager,
  findByLabelText: eager,
  findByPlaceholderText: eager,
  findByRole: eager,
  findByTestId: eager,
  findByText: eager,
  findByTitle: eager,
};

const found: Readonly<Record<string, ExportEntry>> = Object.fromEntries(
  Object.entries(queries).map(([name, call]) => [name, { call }] as const),
);

/** What `setup` gives; the functions of version 13 gave nothing to await, and are left alone. */
const userEvent: ExportEntry = { members: { setup: { call: { returns: { resource: "UserEvent", borrowed: true } } } } };

export default defineLibrary({
  name: "testing-library",
  modules: [
    "@testing-library/dom",
    "@testing-library/react",
    "@testing-library/preact",
    "@testing-library/vue",
    "@testing-library/svelte",
    "@testing-library/user-event",
  ],
  packages: ["@testing-library/dom", "@testing-library/user-event"],
  version: "10.4.2",
  source: "https://testing-library.com/docs/dom-testing-library/api-async",
  words: ["findAllBy", "findBy", "setup", "waitFor"],
  resources: [
    { ...shared, name: "BoundFunctions", methods: queries },
    {
      ...shared,
      name: "UserEvent",
      methods: {
        clear: eager,
        click: eager,
        copy: eager,
        cut: eager,
        dblClick: eager,
        deselectOptions: eager,
        hover: eager,
        keyboard: eager,
        paste: eager,
        pointer: eager,
        selectOptions: eager,
        setup: { returns: { resource: "UserEvent", borrowed: true } },
        tab: eager,
        tripleClick: eager,
        type: eager,
        unhover: eager,
        upload: eager,
      },
    },
  ],
  exports: {
    ...found,
    default: userEvent,
    render: { call: { returns: { resource: "BoundFunctions", borrowed: true } } },
    screen: { value: "BoundFunctions" },
    userEvent,
    waitFor: { call: eager },
    waitForElementToBeRemoved: { call: eager },
    within: { call: { returns: { resource: "BoundFunctions", borrowed: true } } },
  },
});
