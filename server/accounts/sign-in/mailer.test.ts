import { createServer, type Server, type Socket } from "node:net";
import { expect, test } from "vitest";
import { openMailer } from "./mailer.ts";

const log = { debug() {}, info() {}, warn() {}, error() {} };
const mail = { to: "ada@example.org", subject: "Hello", text: "A line" };

test("openMailer() without a server keeps the newest fifty mails, newest first", async () => {
  const mailer = openMailer({ smtpUrl: null, from: "s@example.org", log });
  for (let i = 0; i < 55; i++) await mailer.send({ ...mail, subject: `mail ${i}` });
  const kept = mailer.kept?.() ?? [];
  expect(kept).toHaveLength(50);
  expect(kept[0]?.subject).toBe("mail 54");
});

test("openMailer() with a server really sends, and keeps nothing", async () => {
  const received: string[] = [];
  const server = await smtpServer(received);
  const { port } = server.address() as { port: number };
  const mailer = openMailer({
    smtpUrl: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    from: "Streakline <s@example.org>",
    log,
  });
  await mailer.send(mail);
  server.close();
  expect(mailer.kept).toBeNull();
  expect(received.join("\n")).toMatch(
    /From: Streakline <s@example\.org>[^]*To: ada@example\.org[^]*Subject: Hello[^]*A line/,
  );
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
