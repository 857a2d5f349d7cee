/** What does a worker do that somebody else starts? Nothing. */
module.exports = () => 1;
