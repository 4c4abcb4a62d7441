import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:https";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import tls from "node:tls";
import type { Claude } from "../../../src/core/ports.ts";
import { connectionTrouble } from "../../../src/claude/connectionTrouble.ts";
import { codeOf, collect, connect, detailOf, never, sealed } from "./asking.ts";
import { fakeClock } from "./clocks.ts";
import { selfSigned } from "./selfSigned.ts";
import type { SelfSigned } from "./selfSigned.ts";

const day = 24 * 60 * 60_000;
const yesterday = new Date(Date.now() - day);
const tomorrow = new Date(Date.now() + day);

function connectHurried(url: string): Claude {
  const clock = fakeClock();
  clock.hurry();
  return connect({ url }, { clock });
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

describe("A connection that fails", () => {
  it("F01: names the host that cannot be found", async () => {
    const events = await collect(connectHurried("https://nobody.invalid").send(sealed(), never));

    assert.equal(codeOf(events), "unreachable");
    assert.match(detailOf(events), /cannot find nobody\.invalid/);
  });

  it("F02: names the host that refuses connections", async () => {
    const server = createTcpServer();
    const port = await listening(server);
    server.close();
    await once(server, "close");

    const claude = connectHurried(`http://127.0.0.1:${port}`);
    const events = await collect(claude.send(sealed(), never));

    assert.equal(codeOf(events), "unreachable");
    assert.match(detailOf(events), new RegExp(`127\\.0\\.0\\.1:${port} refuses connections`));
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ["waiting", "failed"],
    );
  });

  it("F03: tells a connection that is never taken", () => {
    const ports = { hadHeaders: false };
    const { fault } = connectionTrouble(["UND_ERR_CONNECT_TIMEOUT"], "example.com", ports);

    assert.equal(fault.code, "unreachable");
    assert.match(fault.detail ?? "", /example\.com does not take the connection/);
  });

  it("F54: tells that there is no network", () => {
    const { fault } = connectionTrouble(["ENETUNREACH"], "example.com", { hadHeaders: false });

    assert.deepEqual(fault, { code: "unreachable", detail: "offline" });
  });

  it("F13: a connection cut before the headers is lost, and is asked again once", async () => {
    let connections = 0;
    const server = createTcpServer((socket) => {
      connections += 1;
      socket.once("data", () => socket.resetAndDestroy());
    });
    const port = await listening(server);

    const claude = connectHurried(`http://127.0.0.1:${port}`);
    const events = await collect(claude.send(sealed(), never));

    server.close();
    assert.equal(codeOf(events), "connection-lost");
    assert.equal(connections, 2);
  });

  describe("by its certificate", () => {
    const before = tls.getCACertificates("default");
    after(() => {
      tls.setDefaultCACertificates(before);
    });

    async function ask(certificate: SelfSigned, isTrusted: "trusted" | "unknown"): Promise<string> {
      const server = createServer({ ...certificate });
      server.on("request", (_incoming, answer) => answer.end());
      const port = await listening(server);
      if (isTrusted === "trusted") tls.setDefaultCACertificates([...before, certificate.cert]);
      const claude = connectHurried(`https://localhost:${port}`);
      const events = await collect(claude.send(sealed(), never));
      server.close();
      assert.equal(codeOf(events), "unreachable");
      assert.equal(events.length, 1, "it was asked again");
      return detailOf(events);
    }

    it("F04: says that an unknown certificate is not trusted", async () => {
      const certificate = selfSigned({ host: "localhost", from: yesterday, to: tomorrow });

      assert.match(await ask(certificate, "unknown"), /is not trusted; see the proxy settings/);
    });

    it("F05: says that a certificate has expired", async () => {
      const from = new Date(Date.now() - 2 * day);
      const certificate = selfSigned({ host: "localhost", from, to: yesterday });

      assert.match(await ask(certificate, "trusted"), /has expired/);
    });

    it("F05: says that a certificate is for another host", async () => {
      const certificate = selfSigned({ host: "other.example", from: yesterday, to: tomorrow });

      assert.match(await ask(certificate, "trusted"), /is not for localhost/);
    });
  });
});
