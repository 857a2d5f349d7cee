/** How is an exported function called, to see that it is done when it returns, or that it gives an awaitable? */

/** A call, after statements that run for it alone. */
export interface Call {
  readonly setup?: string;
  readonly use: string;
}

const FOLDER = `
import os, pathlib, shutil, tempfile
folder = pathlib.Path(tempfile.mkdtemp())
source = folder / "source"
source.mkdir()
(source / "file").write_text("x")
`;
const CHILD = "import os, subprocess\nchild = subprocess.Popen(['true'])";
const SERVED = "import servers\nurl = servers.web()";

function shell(name: string, command: string): readonly [string, Call] {
  return [`subprocess/${name}`, { setup: "import subprocess", use: `subprocess.${name}(${command})` }];
}

function files(name: string, use: string): readonly [string, Call] {
  return [`shutil/${name}`, { setup: `${FOLDER}archive = shutil.make_archive(str(folder / 'packed'), 'zip', source)`, use: `shutil.${name}(${use})` }];
}

function lookUp(name: string, use: string): readonly [string, Call] {
  return [`socket/${name}`, { setup: "import socket", use: `socket.${name}(${use})` }];
}

function web(library: string, name: string, use: string): readonly [string, Call] {
  return [`${library}/${name}`, { setup: `${SERVED}\nimport ${library}`, use: `${library}.${name}(${use})` }];
}

const HTTP = ["delete", "get", "head", "options", "patch", "post", "put"];

/** By library and name. */
export const CALLS: Readonly<Record<string, Call>> = {
  "builtins/open": { setup: FOLDER, use: "open(source / 'file').close()" },
  "os/system": { setup: "import os", use: "os.system('true')" },
  "os/wait": { setup: CHILD, use: "os.wait()" },
  "os/wait3": { setup: CHILD, use: "os.wait3(0)" },
  "os/wait4": { setup: CHILD, use: "os.wait4(child.pid, 0)" },
  "os/waitpid": { setup: CHILD, use: "os.waitpid(child.pid, 0)" },
  "socket/create_connection": {
    setup: "import socket\nserver = socket.create_server(('127.0.0.1', 0))",
    use: "socket.create_connection(server.getsockname()).close()",
  },
  "time/sleep": { setup: "import time", use: "time.sleep(0.01)" },
  "urllib/urlopen": { setup: `${SERVED}\nfrom urllib.request import urlopen`, use: "urlopen(url).close()" },
  "urllib/urlretrieve": { setup: `${SERVED}\nfrom urllib.request import urlretrieve`, use: "urlretrieve(url)" },
  ...Object.fromEntries([
    ...["call", "check_call", "check_output", "run"].map((name) => shell(name, "['true']")),
    ...["getoutput", "getstatusoutput"].map((name) => shell(name, "'true'")),
    ...["copy", "copy2", "copyfile", "move"].map((name) => files(name, "source / 'file', folder / 'other'")),
    files("copytree", "source, folder / 'others'"),
    files("make_archive", "str(folder / 'archive'), 'zip', source"),
    files("rmtree", "source"),
    files("unpack_archive", "archive, folder / 'others'"),
    lookUp("getaddrinfo", "'127.0.0.1', 80"),
    lookUp("gethostbyaddr", "'127.0.0.1'"),
    lookUp("gethostbyname", "'127.0.0.1'"),
    lookUp("gethostbyname_ex", "'127.0.0.1'"),
    lookUp("getnameinfo", "('127.0.0.1', 80), socket.NI_NUMERICHOST"),
    ...["httpx", "requests"].flatMap((library) => [...HTTP.map((name) => web(library, name, "url")), web(library, "request", "'GET', url")]),
  ]),
};
