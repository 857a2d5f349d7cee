/** Which functions of node:crypto block the thread for long? */
import type { CallEffect } from "../../core/effects.ts";
import { defineLibrary } from "../schema.ts";

const later: CallEffect = { callbacks: [{ argument: "last", when: "later" }] };

export default defineLibrary({
  name: "node-crypto",
  modules: ["crypto"],
  version: "26.10.0",
  source: "https://nodejs.org/api/crypto.html",
  resources: [],
  exports: {
    argon2Sync: { call: { blocking: {} } },
    checkPrimeSync: { call: { blocking: {} } },
    generateKeyPairSync: { call: { blocking: {} } },
    generateKeySync: { call: { blocking: {} } },
    generatePrimeSync: { call: { blocking: {} } },
    hkdfSync: { call: { blocking: {} } },
    pbkdf2Sync: { call: { blocking: {} } },
    scryptSync: { call: { blocking: {} } },
    argon2: { call: later },
    checkPrime: { call: later },
    generateKey: { call: later },
    generateKeyPair: { call: later },
    generatePrime: { call: later },
    hkdf: { call: later },
    pbkdf2: { call: later },
    randomFill: { call: later },
    scrypt: { call: later },
  },
});
