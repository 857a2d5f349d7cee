// Starts another task in each case of a switch, in a method.
// way: save
// way: mail
// way: other
// edits: suggestion
// order: what was only started is done before the next line
import { Client, report } from "depot";

class Actions {
  readonly #client = new Client("mail.example");

  async run(name: string): Promise<void> {
    switch (name) {
      case "save":
        report("saved");
        break;
      case "mail": {
        const text = `mail ${name}`;
        report(text);
        break;
      }
      default:
        console.log("nothing");
    }
    console.log("after the switch");
  }

  async end(): Promise<void> {
    await this.#client.end();
  }
}

const actions = new Actions();
await actions.run(process.argv[2] ?? "other");
await actions.end();
