/** Which assertions of vitest give a promise? */
const settled = Promise.resolve(1);

export default {
  resources: {
    Assertion: { open: ({ lib }) => lib.expect(settled) },
    PollAssertion: { why: "its matchers run in a test only" },
    VitestUtils: { open: ({ lib }) => lib.vi },
  },
};
