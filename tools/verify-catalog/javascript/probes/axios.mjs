/** What has an instance of axios, which keeps nothing open? */
export default { resources: { AxiosInstance: { open: ({ lib }) => ({ held: lib.default.create() }) } } };
