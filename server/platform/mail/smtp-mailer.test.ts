import { createServer, type Server, type Socket } from "node:net";
import { expect, test } from "vitest";
import { mailContract } from "../../testing/contracts/mail-contract.ts";
import { openSmtpMailer } from "./smtp-mailer.ts";

async function start() {
  const received: string[] = [];
  const server = await smtpServer(received);
  const { port } = server.address() as { port: number };
  const mailer = openSmtpMailer({
    smtpUrl: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    from: "Streakline <s@example.org>",
  });
  return { mailer, arrived: () => received.join("\n"), stop: () => void server.close() };
}

mailContract("over SMTP", start);

test("openSmtpMailer() sends in the name of its sender, and keeps nothing", async () => {
  const { mailer, arrived, stop } = await start();
  await mailer.send({ to: "ada@example.org", subject: "Hello", text: "A line" });
  expect(mailer.kept).toBeNull();
  expect(arrived()).toMatch(/From: Streakline <s@example\.org>[^]*To: ada@example\.org/);
  stop();
  await expect(
    mailer.send({ to: "ada@example.org", subject: "Hello", text: "A line" }),
  ).rejects.toThrow("ECONNREFUSED");
});

/** As much SMTP as one mail needs. */
function smtpServer(received: string[]): Promise<Server> {
  const talk = (socket: Socket) => {
    let isData = false;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      if (isData) {
        received.push(text);
        if (text.endsWith("\r\n.\r\n")) isData = false;
        else return;
        socket.write("250 ok\r\n");
      } else if (/^DATA/i.test(text)) {
        isData = true;
        socket.write("354 go\r\n");
      } else socket.write(/^QUIT/i.test(text) ? "221 bye\r\n" : "250 ok\r\n");
    });
  };
  return new Promise((resolve) => {
    const server = createServer(talk).listen(0, "127.0.0.1", () => resolve(server));
  });
}
