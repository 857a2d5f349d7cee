/** Which assertions of jest give a promise? */
export default {
  packages: { "@jest/globals": "30.5.2" },
  globals: "there in a test only",
  resources: {
    Matchers: { open: ({ lib }) => lib.expect(Promise.resolve(1)) },
  },
};
