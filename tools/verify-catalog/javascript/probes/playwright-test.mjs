/** How do the tests and the assertions of Playwright's runner begin? */
export default {
  resources: {
    TestType: { open: ({ lib }) => lib.test },
    Expect: { open: ({ lib }) => lib.expect },
    LocatorAssertions: { open: ({ lib }) => lib.expect(Promise.resolve(1)) },
    PollAssertions: { why: "its matchers run in a test only" },
  },
};
