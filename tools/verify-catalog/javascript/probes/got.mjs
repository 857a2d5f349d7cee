/** What has got, which keeps nothing open? */
export default { resources: { Got: { open: ({ lib }) => ({ held: lib.default }) } } };
