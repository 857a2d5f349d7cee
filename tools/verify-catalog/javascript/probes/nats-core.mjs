/** How are the connections and subscriptions of the transport of NATS for Node opened and used? By the same calls as those of nats. */
export { default } from "./nats.mjs";
