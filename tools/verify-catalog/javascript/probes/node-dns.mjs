/** How is a resolver of node:dns opened and used after it was cancelled? */
export default {
  resources: { Resolver: { open: ({ lib }) => new lib.Resolver(), uses: { getServers: (on) => on.getServers() } } },
};
