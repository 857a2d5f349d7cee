/** Which queries of Testing Library are there, and what do the functions of a user give? */
export default {
  packages: {
    "@testing-library/react": "16.3.3",
    "@testing-library/user-event": "14.6.13",
    react: "19.2.0",
    "react-dom": "19.2.0",
  },
  resources: {
    BoundFunctions: { open: ({ lib }) => lib.within({}) },
    UserEvent: { why: "needs a document" },
  },
};
