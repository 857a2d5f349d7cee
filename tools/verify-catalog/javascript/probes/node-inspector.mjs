/** How is a session of node:inspector opened? */
export default { resources: { Session: { open: ({ lib }) => { const on = new lib.Session(); on.connect(); return on; } } } };
