/** What have the clients of kafkajs, and what do they do when they were never connected? */
const kafka = ({ lib }) => new lib.default.Kafka({ brokers: ["127.0.0.1:1"], logLevel: 0, retry: { retries: 0 } });

export default {
  why: "needs a broker of Kafka",
  resources: {
    Kafka: { open: kafka },
    Producer: {
      open: (context) => kafka(context).producer(),
      uses: { send: (on) => on.send({ topic: "a", messages: [] }), sendBatch: (on) => on.sendBatch({ topicMessages: [{ topic: "a", messages: [] }] }) },
    },
    Consumer: { open: (context) => kafka(context).consumer({ groupId: "a" }) },
    Admin: { open: (context) => kafka(context).admin() },
  },
};
